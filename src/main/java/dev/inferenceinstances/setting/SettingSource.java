package dev.inferenceinstances.setting;

import io.smallrye.config.ConfigValue;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds a setting's value as it was written: a password may hold a dollar sign and a brace, which Quarkus would expand. */
public final class SettingSource implements UnaryOperator<String> {

    /** How the name of a source that is made of {@code .env} ends, that of SmallRye Config too. */
    static final String DOT_ENV = ".env]";

    private static final String ENVIRONMENT = "EnvConfigSource";
    private static final String SYSTEM_PROPERTIES = "SysPropConfigSource";

    private final Function<String, ConfigValue> configuration;
    private final Map<String, String> dotEnv = DotEnv.read().values();

    private SettingSource(Function<String, ConfigValue> configuration) {
        this.configuration = configuration;
    }

    /** @param configuration all that is configured, {@code .env} as Quarkus reads it included */
    public static SettingSource of(Function<String, ConfigValue> configuration) {
        return new SettingSource(configuration);
    }

    /** The raw value of a key, that of {@code .env} as {@link DotEnv} reads it; null where the key is not set. */
    @Override
    public @Nullable String apply(String key) {
        ConfigValue value = configuration.apply(key);
        return isElsewhere(value) ? value.getRawValue() : dotEnv.get(key);
    }

    /** Where the value of a key stands, in words; empty where it is not set. */
    public Optional<String> place(String key) {
        ConfigValue value = configuration.apply(key);
        if (!isElsewhere(value)) {
            return Optional.ofNullable(dotEnv.get(key)).map(found -> DotEnv.FILE.toString());
        }
        return Optional.of(
                switch (value.getConfigSourceName()) {
                    case ENVIRONMENT -> "environment";
                    case SYSTEM_PROPERTIES -> "system property";
                    default -> value.getConfigSourceName();
                });
    }

    private static boolean isElsewhere(@Nullable ConfigValue value) {
        return value != null
                && value.getRawValue() != null
                && !String.valueOf(value.getConfigSourceName()).endsWith(DOT_ENV);
    }
}
