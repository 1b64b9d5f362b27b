package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingSourceTest {

    private final SmallRyeConfig config = new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withSources(
                    new EnvConfigSource(Map.of("AUTH_PASSWORD", "a${PORT}$b"), 300),
                    new PropertiesConfigSource(Map.of("PORT", "8080"), "a file", 200))
            .build();
    private final SettingSource source = SettingSource.of(config::getConfigValue);

    @Test
    void aValueIsAsItWasWritten() {
        assertThat(source.apply("AUTH_PASSWORD")).isEqualTo("a${PORT}$b");
        assertThat(source.apply("PORT")).isEqualTo("8080");
        assertThat(source.apply("DB_POOL_SIZE")).isNull();
    }

    @Test
    void itsPlaceIsSaid() {
        assertThat(source.place("AUTH_PASSWORD")).contains("environment");
        assertThat(source.place("PORT")).contains("PropertiesConfigSource[source=a file]");
        assertThat(source.place("DB_POOL_SIZE")).isEmpty();
    }

    @Test
    void keysOfQuarkusInDotEnvAreReadByItsRules() {
        DotEnv file = DotEnvText.read(
                "HOST=127.0.0.1\nQUARKUS_HTTP_HOST=\"${HOST}\" # here\nQUARKUS_DATASOURCE_PASSWORD='a${HOST}$'",
                name -> null);
        SmallRyeConfig quarkus = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new DotEnvConfigSource(file))
                .build();
        assertThat(quarkus.getValue("quarkus.http.host", String.class)).isEqualTo("127.0.0.1");
        assertThat(quarkus.getValue("quarkus.datasource.password", String.class))
                .isEqualTo("a${HOST}$");
        assertThat(file.ignored()).isEqualTo(List.of());
    }
}
