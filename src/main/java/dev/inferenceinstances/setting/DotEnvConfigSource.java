package dev.inferenceinstances.setting;

import io.smallrye.config.EnvConfigSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code .env} says of the keys of Quarkus, such as {@code QUARKUS_HTTP_HOST}, as {@link DotEnv} reads it. It stands before what
 * Quarkus makes of the file.
 */
public final class DotEnvConfigSource extends EnvConfigSource {

    private static final long serialVersionUID = 1L;

    /** Between Quarkus's own reading of the file (295) and the environment (300). */
    private static final int ORDINAL = 296;

    public DotEnvConfigSource(DotEnv file) {
        super(escaped(file.values()), ORDINAL);
    }

    @Override
    public String getName() {
        return SettingSource.DOT_ENV;
    }

    /** References are replaced already, and Quarkus would take what is left for more of them. */
    private static Map<String, String> escaped(Map<String, String> values) {
        Map<String, String> escaped = new LinkedHashMap<>(values);
        escaped.replaceAll((key, value) -> value.replace("$", "\\$"));
        return escaped;
    }
}
