package dev.inferenceinstances.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Says of each key of a record what it means, whether it may be null and whether it is always there. */
final class RecordSchema {

    /** The names of records that are read; all others are written. */
    private static final Pattern BODY = Pattern.compile(".*(Request|Patch)");

    private static final Pattern MAY_BE_NULL = Pattern.compile("\\bnull\\b", Pattern.CASE_INSENSITIVE);

    /** Its figures are the users', and bounded where they are sent. */
    private static final String REGISTERED = "InstanceView";

    private static final Set<Schema.SchemaType> FIGURE = Set.of(Schema.SchemaType.INTEGER, Schema.SchemaType.NUMBER);
    private static final String PERCENT = "_percent";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A regular expression that allows certain words and nothing else. */
    private static final Pattern CHOICE = Pattern.compile("\\w+(\\|\\w+)+");

    private final Schema schema;
    private final IndexView index;
    private final Map<String, Schema> properties;
    private final boolean written;
    private final boolean measured;

    private RecordSchema(Schema schema, ClassInfo type, IndexView index) {
        this.schema = schema;
        this.index = index;
        this.properties = new LinkedHashMap<>(schema.getProperties());
        this.written = !BODY.matcher(type.simpleName()).matches();
        this.measured = written && !type.simpleName().equals(REGISTERED);
    }

    static void describe(Schema schema, ClassInfo type, IndexView index) {
        RecordSchema record = new RecordSchema(schema, type, index);
        schema.setDescription(TypeWords.of(type).description());
        record.describeKeys(type);
        schema.setProperties(record.properties);
    }

    private void describeKeys(ClassInfo type) {
        TypeWords words = TypeWords.of(type);
        for (RecordComponentInfo component : type.recordComponents()) {
            FieldInfo field = type.field(component.name());
            if (field.hasAnnotation(JsonUnwrapped.class)) {
                describeKeys(index.getClassByName(component.type().name()));
            } else {
                describeKey(field, words.members().get(component.name()));
            }
        }
    }

    private void describeKey(FieldInfo field, String words) {
        String key = JsonNames.of(field);
        Schema property = properties.get(key);
        if (property == null) {
            return;
        }
        enumerate(property);
        if (measured) {
            bound(key, property);
        }
        if (property.getRef() != null) {
            // that of the Java component, which need not be that of the schema that stands for it
            property.setType(null);
        }
        if (written && !field.hasAnnotation(JsonInclude.class)) {
            schema.addRequired(key);
        }
        if (words != null) {
            boolean nullable = written && MAY_BE_NULL.matcher(words).find();
            properties.put(key, (nullable ? orNull(property) : property).description(words));
        }
    }

    /** What is counted, measured or numbered here is never negative. */
    private static void bound(String key, Schema property) {
        if (property.getType() != null && property.getType().stream().anyMatch(FIGURE::contains)) {
            property.setMinimum(BigDecimal.ZERO);
            property.setMaximum(key.endsWith(PERCENT) ? HUNDRED : property.getMaximum());
        }
    }

    private static void enumerate(Schema property) {
        if (property.getItems() != null) {
            enumerate(property.getItems());
        }
        if (property.getPattern() != null
                && CHOICE.matcher(property.getPattern()).matches()) {
            property.setEnumeration(List.of((Object[]) property.getPattern().split("\\|")));
            property.setPattern(null);
        }
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() == null) {
            return property.addType(Schema.SchemaType.NULL);
        }
        return OASFactory.createSchema()
                .anyOf(List.of(property, OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL))));
    }
}
