package dev.inferenceinstances.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;

/** Says of each word of an enum what it means. */
final class EnumSchema {

    private EnumSchema() {}

    static void describe(Schema schema, ClassInfo type) {
        TypeWords words = TypeWords.of(type);
        List<FieldInfo> constants = type.enumConstants();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            String meaning = words.members().get(constants.get(i).name());
            if (meaning != null) {
                lines.add("\n- `%s`: %s".formatted(schema.getEnumeration().get(i), meaning));
            }
        }
        schema.setDescription(words.description() + (lines.isEmpty() ? "" : "\n" + String.join("", lines)));
    }
}
