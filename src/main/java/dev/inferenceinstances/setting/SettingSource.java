package dev.inferenceinstances.setting;

import io.smallrye.config.ConfigValue;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Finds a setting's value as it was written: a password may hold a dollar sign and a brace, which Quarkus would expand. */
public final class SettingSource {

    /** How the name of a source that is made of {@code .env} ends, that of SmallRye Config too. */
    static final String DOT_ENV = ".env]";

    private SettingSource() {}

    /**
     * @param configuration all that is configured, {@code .env} as Quarkus reads it included
     * @return the raw value of a key, that of {@code .env} as {@link DotEnv} reads it; null where the key is not set
     */
    public static UnaryOperator<String> of(Function<String, ConfigValue> configuration) {
        Map<String, String> dotEnv = DotEnv.read().values();
        return key -> {
            ConfigValue value = configuration.apply(key);
            boolean elsewhere = value != null
                    && value.getRawValue() != null
                    && !String.valueOf(value.getConfigSourceName()).endsWith(DOT_ENV);
            return elsewhere ? value.getRawValue() : dotEnv.get(key);
        };
    }
}
