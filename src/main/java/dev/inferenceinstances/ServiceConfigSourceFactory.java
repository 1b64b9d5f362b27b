package dev.inferenceinstances;

import dev.inferenceinstances.setting.DotEnv;
import dev.inferenceinstances.setting.DotEnvConfigSource;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.SettingSource;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns the users' keys, from the environment, {@code .env} or system properties, into the keys of Quarkus. */
public final class ServiceConfigSourceFactory implements ConfigSourceFactory {

    /** Above application.properties (250), below {@code .env} (295), so that a Quarkus key set by hand still wins. */
    private static final int ORDINAL = 275;

    private static final String EVENT_LOOPS = "quarkus.vertx.event-loops-pool-size";

    private static final String DB_KIND = "quarkus.datasource.db-kind";

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ServiceSettings settings = settings(context);
        Map<String, String> keys = new LinkedHashMap<>(settings.toQuarkus());
        // twice as many, as Quarkus would have, take turns on the same processors; two, so that one goes on beside the
        // other
        keys.put(EVENT_LOOPS, Integer.toString(Math.max(2, Runtime.getRuntime().availableProcessors())));
        if (context.getProfiles().contains("dev")) {
            // elsewhere the kind was fixed when the application was built
            keys.put(DB_KIND, settings.database().url().kind().label());
        }
        return List.of(
                new PropertiesConfigSource(keys, "service settings", ORDINAL), new DotEnvConfigSource(DotEnv.read()));
    }

    /** Quarkus prints the message of its own exception alone, without a stack trace. */
    private static ServiceSettings settings(ConfigSourceContext context) {
        try {
            return ServiceSettings.read(SettingSource.of(context::getValue), context::iterateNames);
        } catch (InvalidSettingException refusal) {
            throw new ConfigurationException(refusal.getMessage());
        }
    }
}
