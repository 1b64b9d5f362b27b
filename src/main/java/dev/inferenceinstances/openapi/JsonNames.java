package dev.inferenceinstances.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jspecify.annotations.Nullable;

/** What types and their fields are called in the document. */
final class JsonNames {

    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private JsonNames() {}

    static String of(ClassInfo type) {
        String given = value(type.declaredAnnotation(Schema.class), "name");
        return given == null ? type.simpleName() : given;
    }

    static String of(FieldInfo field) {
        String given = value(field.annotation(JsonProperty.class), "value");
        return given == null ? SNAKE_CASE.translate(field.name()) : given;
    }

    private static @Nullable String value(AnnotationInstance annotation, String name) {
        AnnotationValue value = annotation == null ? null : annotation.value(name);
        return value == null ? null : value.asString();
    }
}
