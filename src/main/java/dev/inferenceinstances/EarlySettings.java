package dev.inferenceinstances;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.SettingSource;
import dev.inferenceinstances.setting.Settings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SysPropConfigSource;

/**
 * The settings before Quarkus starts, which reads them again, but not before it could drown a sentence about them.
 *
 * @param source tells where each stands
 * @param settings how each was understood
 * @param service all of them, checked
 */
record EarlySettings(SettingSource source, Settings settings, ServiceSettings service) {

    /** @throws InvalidSettingException for the first setting that cannot be used */
    static EarlySettings read() {
        // the default sources would have .env too, as Quarkus reads it
        SmallRyeConfig environment = new SmallRyeConfigBuilder()
                .withSources(new SysPropConfigSource(), new EnvConfigSource(System.getenv(), EnvConfigSource.ORDINAL))
                .build();
        SettingSource source = SettingSource.of(environment::getConfigValue);
        Settings settings = new Settings(source);
        return new EarlySettings(source, settings, ServiceSettings.read(settings, environment.getPropertyNames()));
    }
}
