package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

    @Test
    void theDefaultsAreThoseOfTheEarlierService() {
        ServerSettings settings = read(Map.of());
        assertThat(settings).isEqualTo(new ServerSettings(38000, "INFO", List.of()));
        assertThat(settings.toQuarkus()).isEqualTo(Map.of("quarkus.http.port", "38000", "quarkus.log.level", "INFO"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535})
    void anyPortCanBeSet(int port) {
        ServerSettings settings = read(Map.of("PORT", Integer.toString(port)));
        assertThat(settings.port()).isEqualTo(port);
        assertThat(settings.toQuarkus()).containsEntry("quarkus.http.port", Integer.toString(port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http"})
    void whatIsNoPortIsRefused(String port) {
        assertThatThrownBy(() -> read(Map.of("PORT", port)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("PORT must be a whole number from 0 to 65535, but is \"%s\".", port);
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, TRACE",
        "DEBUG, DEBUG",
        "debug, DEBUG",
        "INFO, INFO",
        "Info, INFO",
        "WARN, WARN",
        "WARNING, WARN",
        "ERROR, ERROR",
        "CRITICAL, FATAL",
        "critical, FATAL",
        "FATAL, FATAL",
        "OFF, OFF"
    })
    void aLevelIsSetByItsPythonNameOrItsJavaName(String level, String expected) {
        ServerSettings settings = read(Map.of("LOG_LEVEL", level));
        assertThat(settings.logLevel()).isEqualTo(expected);
        assertThat(settings.toQuarkus()).containsEntry("quarkus.log.level", expected);
    }

    @Test
    void anUnknownLevelIsRefused() {
        assertThatThrownBy(() -> read(Map.of("LOG_LEVEL", "verbose")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("LOG_LEVEL must be one of TRACE, DEBUG, INFO, WARNING, ERROR, CRITICAL, OFF, "
                        + "but is \"verbose\".");
    }

    @Test
    void originsAreSeparatedByCommas() {
        ServerSettings settings = read(Map.of("CORS_ORIGINS", " http://localhost:3000 , https://a.example"));
        assertThat(settings.corsOrigins()).containsExactly("http://localhost:3000", "https://a.example");
        assertThat(settings.toQuarkus())
                .containsEntry("quarkus.http.cors.enabled", "true")
                .containsEntry("quarkus.http.cors.origins", "http://localhost:3000,https://a.example");
    }

    private static ServerSettings read(Map<String, String> values) {
        return ServerSettings.read(new Settings(values::get));
    }
}
