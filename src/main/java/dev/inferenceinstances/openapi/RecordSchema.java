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
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says of each key of a record what it means, whether it may be null and whether it is always there. A record whose schema is
 * {@code writeOnly} is a body; all others are answers.
 */
final class RecordSchema {

    /** A type-use annotation, which Jandex has at the type of a field and not at the field. */
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);

    private static final Set<Schema.SchemaType> FIGURE = Set.of(Schema.SchemaType.INTEGER, Schema.SchemaType.NUMBER);
    private static final String PERCENT = "_percent";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A regular expression that allows certain words and nothing else. */
    private static final Pattern CHOICE = Pattern.compile("\\w+(\\|\\w+)+");

    private final Schema schema;
    private final IndexView index;
    private final Map<String, Schema> properties;
    private final boolean answer;

    private RecordSchema(Schema schema, ClassInfo type, IndexView index) {
        this.schema = schema;
        this.index = index;
        this.properties = new LinkedHashMap<>(schema.getProperties());
        this.answer = !writeOnly(type);
    }

    static void describe(Schema schema, ClassInfo type, IndexView index) {
        RecordSchema record = new RecordSchema(schema, type, index);
        schema.setDescription(TypeWords.of(type).description());
        // the operations that take it as a body say so already
        schema.setWriteOnly(null);
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

    private void describeKey(FieldInfo field, @Nullable String words) {
        String key = JsonNames.of(field);
        Schema property = properties.get(key);
        if (property == null) {
            return;
        }
        enumerate(property);
        if (answer) {
            bound(key, property);
        }
        if (property.getRef() != null) {
            // the type of the Java component, which need not be that of the schema that is referred to
            property.setType(null);
        }
        if (property.getAdditionalPropertiesSchema() != null && hasNullableValues(field.type())) {
            property.getAdditionalPropertiesSchema().addType(Schema.SchemaType.NULL);
        }
        boolean always = answer && !field.hasAnnotation(JsonInclude.class);
        if (always) {
            schema.addRequired(key);
        }
        Schema described = always && field.type().hasAnnotation(NULLABLE) ? orNull(property) : property;
        properties.put(key, words == null ? described : described.description(words));
    }

    /** Whether it is a map in which a key may have no value: in a body, too, that is not the same as a key that is left out. */
    private static boolean hasNullableValues(Type type) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE
                && type.asParameterizedType().arguments().stream()
                        .anyMatch(argument -> argument.hasAnnotation(NULLABLE));
    }

    /** Whether it is a body, which is only read: in a body a key is left out rather than null. */
    private static boolean writeOnly(ClassInfo type) {
        AnnotationInstance schema =
                type.declaredAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
        AnnotationValue value = schema == null ? null : schema.value("writeOnly");
        return value != null && value.asBoolean();
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
