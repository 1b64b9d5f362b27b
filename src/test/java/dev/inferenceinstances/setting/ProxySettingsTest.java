package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    @Test
    void withoutSettingsNobodyIsBelievedAndTheServiceIsAtTheRoot() {
        ProxySettings settings = read(Map.of());
        assertThat(settings.rootPath()).isEmpty();
        assertThat(settings.toQuarkus()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/pool, /pool", "/pool/, /pool", "/tools/pool-1, /tools/pool-1", "/, ''"})
    void theRootPathHasNoSlashAtItsEnd(String value, String path) {
        assertThat(read(Map.of("ROOT_PATH", value)).rootPath()).isEqualTo(path);
        assertThat(read(Map.of("QUARKUS_HTTP_ROOT_PATH", value)).rootPath()).isEqualTo(path);
    }

    @Test
    void theNameThatQuarkusHasForItCountsWhereTheOtherIsNotSet() {
        Settings settings = new Settings(Map.of("QUARKUS_HTTP_ROOT_PATH", "/pool")::get);
        assertThat(ProxySettings.read(settings).rootPath()).isEqualTo("/pool");
        assertThat(settings.remarks()).singleElement().asString().startsWith("QUARKUS_HTTP_ROOT_PATH is understood");
        assertThat(read(Map.of("QUARKUS_HTTP_ROOT_PATH", "/pool", "ROOT_PATH", "/other"))
                        .rootPath())
                .isEqualTo("/other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pool", "/a b", "/a//b", "/%70ool", "http://host/pool", "/a?b"})
    void whatIsNoPathIsRefused(String value) {
        assertThatThrownBy(() -> read(Map.of("ROOT_PATH", value)))
                .hasMessage(
                        "ROOT_PATH must be a path such as /pool, of letters, digits, dots, hyphens, underscores and tildes, but is \"%s\".",
                        value);
        assertThat(ProxySettings.path(value)).isEmpty();
    }

    @Test
    void theTrustedAreThoseOfQuarkus() {
        assertThat(read(Map.of("FORWARDED_ALLOW_IPS", "127.0.0.1, 10.0.0.0/8,::1 , nginx"))
                        .toQuarkus())
                .containsEntry("quarkus.http.proxy.proxy-address-forwarding", "true")
                .containsEntry("quarkus.http.proxy.trusted-proxies", "127.0.0.1,10.0.0.0/8,::1,nginx");
        assertThat(read(Map.of("FORWARDED_ALLOW_IPS", "*")).toQuarkus())
                .containsEntry("quarkus.http.proxy.proxy-address-forwarding", "true")
                .doesNotContainKey("quarkus.http.proxy.trusted-proxies");
    }

    @Test
    void whatIsNoSenderIsRefused() {
        assertThatThrownBy(() -> read(Map.of("FORWARDED_ALLOW_IPS", "127.0.0.1;::1")))
                .hasMessageStartingWith("FORWARDED_ALLOW_IPS must be addresses, networks such as 10.0.0.0/8");
    }

    private static ProxySettings read(Map<String, String> values) {
        return ProxySettings.read(new Settings(values::get));
    }
}
