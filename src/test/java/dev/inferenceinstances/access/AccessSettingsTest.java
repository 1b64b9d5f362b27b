package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessSettingsTest {

    private static final String HASH = "$2b$12$JguDn0uSlWDBhOiOQHq7w.XGMVKz.b/eBkNRL.WrCOSZ6790Jc/JK";

    @Test
    void withoutSettingsNobodyCanSignIn() {
        AccessSettings settings = read(Map.of());
        assertThat(settings).isEqualTo(new AccessSettings(null, null, null, false));
        assertThat(settings.signInPossible()).isFalse();
    }

    @Test
    void aUserHasAPasswordWithoutTheBlanksAroundIt() {
        AccessSettings settings = read(Map.of("AUTH_USERNAME", "admin", "AUTH_PASSWORD", " pass "));
        assertThat(settings).isEqualTo(new AccessSettings("admin", "pass", null, false));
        assertThat(settings.signInPossible()).isTrue();
        assertThat(settings.passwordUnused()).isFalse();
    }

    @Test
    void aUserHasAPasswordHash() {
        AccessSettings settings = read(Map.of("AUTH_USERNAME", "admin", "AUTH_PASSWORD_HASH", HASH));
        assertThat(settings).isEqualTo(new AccessSettings("admin", null, new PasswordHash(HASH), false));
        assertThat(settings.passwordUnused()).isFalse();
    }

    @Test
    void besideAHashThePasswordIsOfNoAccount() {
        AccessSettings settings =
                read(Map.of("AUTH_USERNAME", "admin", "AUTH_PASSWORD", "pass", "AUTH_PASSWORD_HASH", HASH));
        assertThat(settings.passwordUnused()).isTrue();
        assertThat(new RightCredentials(settings, new KeyedDigest()).test(new Credentials("admin", "pass")))
                .isFalse();
    }

    @Test
    void drillsAreAllowedOnlyWhereTheOperatorSaysSo() {
        assertThat(read(Map.of()).drillsAllowed()).isFalse();
        assertThat(read(Map.of("DRILLS_ENABLED", "true")).drillsAllowed()).isTrue();
        assertRefused(
                Map.of("DRILLS_ENABLED", "sometimes"), "DRILLS_ENABLED must be true or false, but is \"sometimes\".");
    }

    @Test
    void aUserWithoutAPasswordIsRefused() {
        assertRefused(
                Map.of("AUTH_USERNAME", "admin"),
                "AUTH_USERNAME is set, but neither AUTH_PASSWORD nor AUTH_PASSWORD_HASH is; set one of them too, or none at all.");
    }

    @Test
    void aPasswordWithoutAUserIsRefused() {
        assertRefused(
                Map.of("AUTH_PASSWORD", "marker"),
                "AUTH_PASSWORD is set, but AUTH_USERNAME is not; set both, or neither.");
        assertRefused(
                Map.of("AUTH_PASSWORD_HASH", HASH),
                "AUTH_PASSWORD_HASH is set, but AUTH_USERNAME is not; set both, or neither.");
    }

    @Test
    void aColonInTheUserNameIsRefusedWithoutShowingWhatIsBehindIt() {
        assertRefused(
                Map.of("AUTH_USERNAME", "admin:marker", "AUTH_PASSWORD", "marker"),
                "AUTH_USERNAME must not hold a colon, which ends the user name in HTTP Basic.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "marker",
                "$2c$12$JguDn0uSlWDBhOiOQHq7w.XGMVKz.b/eBkNRL.WrCOSZ6790Jc/JK",
                "$2b$03$JguDn0uSlWDBhOiOQHq7w.XGMVKz.b/eBkNRL.WrCOSZ6790Jc/JK",
                "$2b$32$JguDn0uSlWDBhOiOQHq7w.XGMVKz.b/eBkNRL.WrCOSZ6790Jc/JK",
                "$2b$12$JguDn0uSlWDBhOiOQHq7w.XGMVKz.b/eBkNRL.WrCOSZ6790Jc/J",
                "/eBkNRL.WrCOSZ6790Jc/JK"
            })
    void whatIsNoBcryptHashIsRefusedWithoutShowingIt(String hash) {
        assertRefused(
                Map.of("AUTH_USERNAME", "admin", "AUTH_PASSWORD_HASH", hash),
                "AUTH_PASSWORD_HASH must be a bcrypt hash as hash-password prints it: $2b$ (or $2a$, $2y$), the cost in two "
                        + "digits, $ and 53 letters, digits, dots or slashes. In a shell, put it in single quotes.");
    }

    @Test
    void theirTextFormShowsNoSecret() {
        AccessSettings settings =
                read(Map.of("AUTH_USERNAME", "admin", "AUTH_PASSWORD", "marker", "AUTH_PASSWORD_HASH", HASH));
        assertThat(settings).hasToString("AccessSettings[username=admin]");
        assertThat(settings.passwordHash().toString()).doesNotContain("$");
        assertThat(new Credentials("admin", "marker").toString()).doesNotContain("marker");
    }

    private static void assertRefused(Map<String, String> values, String sentence) {
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence);
    }

    private static AccessSettings read(Map<String, String> values) {
        return AccessSettings.read(new Settings(values::get));
    }
}
