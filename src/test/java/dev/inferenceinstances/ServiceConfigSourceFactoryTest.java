package dev.inferenceinstances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConfigSourceFactoryTest {

    private static final int ENVIRONMENT = 300;
    private static final int APPLICATION_PROPERTIES = 250;

    @ParameterizedTest
    @ValueSource(strings = {"plain", "$", "a$$b", "${x}", "${DB_POOL_SIZE}", "$${x:y}", "a\\b", "a\\$b", "{}", "a,b"})
    void aPasswordArrivesAsItIs(String password) {
        String encoded = URLEncoder.encode(password, StandardCharsets.UTF_8);
        SmallRyeConfig config = config(Map.of("DATABASE_URL", "postgresql://app:" + encoded + "@db/registry"), "prod");
        assertThat(config.getConfigValue("quarkus.datasource.password").getRawValue())
                .isNotNull();
        assertThat(config.getConfigValue("quarkus.datasource.password").getValue())
                .isEqualTo(password);
    }

    @Test
    void aPasswordIsNotExpandedBeforeItIsRead() {
        SmallRyeConfig config = config(Map.of("DATABASE_URL", "postgresql://app:a${PORT}b@db/registry"), "prod");
        assertThat(config.getConfigValue("quarkus.datasource.password").getValue())
                .isEqualTo("a${PORT}b");
    }

    @Test
    void theUsersKeyWinsOverApplicationPropertiesAndAQuarkusKeyOfTheirsOverBoth() {
        assertThat(config(Map.of("PORT", "38001"), "prod").getValue("quarkus.http.port", int.class))
                .isEqualTo(38001);
        assertThat(config(Map.of("PORT", "38001", "quarkus.http.port", "8080"), "prod")
                        .getValue("quarkus.http.port", int.class))
                .isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({"dev, mysql", "prod, built-in", "test, built-in"})
    void theKindFollowsTheUrlInDevelopmentOnly(String profile, String kind) {
        assertThat(config(Map.of("DATABASE_URL", "mysql://db/registry"), profile)
                        .getValue("quarkus.datasource.db-kind", String.class))
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, x, 'PORT must be a whole number from 0 to 65535, but is \"x\".'",
        "DB_POL_SIZE, 1, DB_POL_SIZE is not a setting of this service; did you mean DB_POOL_SIZE?"
    })
    void aRefusalStopsQuarkusWithTheSentenceAlone(String key, String value, String sentence) {
        assertThatThrownBy(() -> config(Map.of(key, value), "prod"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(sentence);
    }

    private static SmallRyeConfig config(Map<String, String> environment, String profile) {
        Map<String, String> packaged = Map.of("quarkus.http.port", "1", "quarkus.datasource.db-kind", "built-in");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withProfile(profile)
                .withSources(
                        new PropertiesConfigSource(environment, "environment", ENVIRONMENT),
                        new PropertiesConfigSource(packaged, "application.properties", APPLICATION_PROPERTIES))
                .withSources(new ServiceConfigSourceFactory())
                .build();
    }
}
