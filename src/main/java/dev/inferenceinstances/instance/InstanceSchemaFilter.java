package dev.inferenceinstances.instance;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes an instance, what is kept of it, and what has to be sent of a new one, by the list of the fields and what is said of them where they are sent. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = InstanceSchemaFilter.AFTER_THE_WORDS)
public class InstanceSchemaFilter implements OASFilter {

    /** Filters run by falling priority; the one that describes what is sent has the default, which is 1. */
    static final int AFTER_THE_WORDS = 0;

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Map<String, Schema> sent = named(schemas, "InstancePatch").getProperties();
        describeNew(named(schemas, "NewInstance"), sent);
        describeShown(named(schemas, "Instance"), sent);
        describeKept(named(schemas, "HistoryRecord"), named(schemas, "Instance").getProperties());
    }

    private static Schema named(Map<String, Schema> schemas, String name) {
        return Objects.requireNonNull(schemas.get(name), name);
    }

    /** Each field is there as a whole, since generators of clients take one with a default and nothing else for one of any type. */
    private static void describeNew(Schema schema, Map<String, Schema> sent) {
        sent.forEach((name, property) -> schema.addProperty(name, copy(property)));
        for (InstanceField<?> field : InstanceFields.ALL) {
            if (field.required()) {
                schema.addRequired(field.name());
            }
            if (field.fallback() != null) {
                named(schema.getProperties(), field.name()).setDefaultValue(defaultOf(field, field.fallback()));
            }
        }
    }

    private static Schema copy(Schema schema) {
        Schema copy = OASFactory.createSchema();
        copy.setAll(schema.getAll());
        return copy;
    }

    private static Object defaultOf(InstanceField<?> field, Object fallback) {
        return field.form() == JsonForm.RAW ? StoredJson.plain(StoredJson.read((String) fallback)) : fallback;
    }

    /** What the document itself says of a field stands. */
    private static void describeShown(Schema schema, Map<String, Schema> sent) {
        Map<String, Schema> own = schema.getProperties();
        Map<String, Schema> all = new LinkedHashMap<>();
        for (InstanceField<?> field : InstanceFields.ALL) {
            all.put(field.name(), own.containsKey(field.name()) ? own.get(field.name()) : shown(field, sent));
            schema.addRequired(field.name());
        }
        schema.setProperties(all);
    }

    private static void describeKept(Schema schema, Map<String, Schema> shown) {
        for (InstanceField<?> field : InstanceFields.STORED) {
            schema.addProperty(field.name(), named(shown, field.name()));
            schema.addRequired(field.name());
        }
    }

    /** As it is sent, except for the bounds, which a row of the earlier service need not keep. */
    private static Schema shown(InstanceField<?> field, Map<String, Schema> all) {
        Schema sent = named(all, field.name());
        Schema shown = OASFactory.createSchema()
                .type(sent.getType())
                .format(sent.getFormat())
                .items(sent.getItems())
                .enumeration(sent.getEnumeration())
                .description(sent.getDescription());
        return field.nullable() ? shown.addType(Schema.SchemaType.NULL) : shown;
    }
}
