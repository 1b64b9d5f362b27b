package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.common.utils.StringUtil;
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

    @Test
    void aDefaultIsShownAsOne() {
        Settings settings = new Settings(Map.<String, String>of()::get);
        ServerSettings.read(settings);
        assertThat(settings.understood()).containsEntry("LOG_LEVEL", "INFO").containsEntry("CORS_ORIGINS", "not set");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "http://[::1]:3000",
                "chrome-extension://abcdef",
                "/https://.*\\.pages\\.example/,http://localhost:3000"
            })
    void originsMayBeAnyOrARegularExpression(String origins) {
        ServerSettings settings = read(Map.of("CORS_ORIGINS", origins));
        assertThat(String.join(",", settings.corsOrigins())).isEqualTo(origins);
        assertThat(StringUtil.split(settings.toQuarkus().get("quarkus.http.cors.origins")))
                .containsExactlyElementsOf(settings.corsOrigins());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pages.example",
                "https://pages.example/",
                "https://pages.example/app",
                "https://Pages.example",
                "https://a.example,*",
                "https://a.example,,https://b.example",
                "null"
            })
    void whatNoBrowserCallsAnOriginIsRefused(String origins) {
        assertThatThrownBy(() -> read(Map.of("CORS_ORIGINS", origins)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "CORS_ORIGINS must be scheme://host[:port] in small letters and without a path, /a regular expression/, or several of them separated by commas, or * for any, but is \"%s\".",
                        origins);
    }

    private static ServerSettings read(Map<String, String> values) {
        return ServerSettings.read(new Settings(values::get));
    }
}
