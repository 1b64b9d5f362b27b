package dev.inferenceinstances.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Gives the schemas the words of the Javadoc of their types. A key of an answer may be null where its record component is
 * {@link org.jspecify.annotations.Nullable}. An answer holds every key except those that are left out when they are null.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SchemaFilter implements OASFilter {

    private static final String ROOT = "dev.inferenceinstances";

    private final IndexView index;
    private final Map<String, ClassInfo> types = new HashMap<>();

    /** @param index of the classes of the service */
    public SchemaFilter(IndexView index) {
        this.index = index;
        index.getKnownClasses().stream()
                .filter(type -> type.name().toString().startsWith(ROOT))
                .sorted(Comparator.comparing(type -> type.hasDeclaredAnnotation(Schema.class)))
                .forEach(type -> types.put(JsonNames.of(type), type));
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            ClassInfo type = types.get(name);
            if (type != null && type.isEnum()) {
                EnumSchema.describe(schema, type);
            } else if (type != null && type.isRecord()) {
                RecordSchema.describe(schema, type, index);
            }
        });
    }
}
