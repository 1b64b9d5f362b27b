package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoolSettingsTest {

    private static final String QUARKUS = "quarkus.datasource.jdbc.";

    @Test
    void theDefaultsAreThoseOfTheEarlierService() {
        assertThat(read(Map.of()))
                .isEqualTo(new PoolSettings(
                        10,
                        20,
                        Duration.ofHours(1),
                        true,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(5),
                        80,
                        95,
                        Duration.ofSeconds(30),
                        false,
                        new WaitingLimits(30, 120)));
    }

    @Test
    void eachKeyIsHeeded() {
        assertThat(read(Map.of(
                        "DB_POOL_SIZE", "50",
                        "DB_MAX_OVERFLOW", "0",
                        "DB_POOL_RECYCLE", "1800",
                        "DB_POOL_PRE_PING", "false",
                        "DB_POOL_PRE_PING_AFTER", "0",
                        "DB_POOL_TIMEOUT", "0.5",
                        "POOL_WARNING_PERCENT", "70.5",
                        "POOL_CRITICAL_PERCENT", "90",
                        "POOL_NOT_READY_AFTER", "0")))
                .isEqualTo(new PoolSettings(
                        50,
                        0,
                        Duration.ofMinutes(30),
                        false,
                        Duration.ZERO,
                        Duration.ofMillis(500),
                        70.5,
                        90,
                        Duration.ZERO,
                        false,
                        new WaitingLimits(50, 200)));
    }

    @Test
    void theyBecomeTheKeysOfQuarkus() {
        assertThat(read(Map.of("DB_POOL_SIZE", "20", "DB_MAX_OVERFLOW", "40")).toQuarkus())
                .isEqualTo(Map.of(
                        QUARKUS + "initial-size",
                        "20",
                        QUARKUS + "background-validation-interval",
                        "PT5S",
                        QUARKUS + "min-size",
                        "20",
                        QUARKUS + "max-size",
                        "60",
                        QUARKUS + "acquisition-timeout",
                        "PT5S",
                        QUARKUS + "validate-on-borrow",
                        "true",
                        QUARKUS + "validation-query-timeout",
                        "PT2S",
                        QUARKUS + "idle-removal-interval",
                        "PT10S",
                        QUARKUS + "max-lifetime",
                        "PT1H",
                        "quarkus.thread-pool.max-threads",
                        "300"));
        assertThat(read(Map.of("DB_POOL_PRE_PING", "no")).toQuarkus())
                .containsEntry(QUARKUS + "validate-on-borrow", "false");
    }

    /** Quarkus cuts this time-out to whole seconds, and none means that a validation may take for ever. */
    @ParameterizedTest
    @CsvSource({"0.05, PT0.05S", "0.5, PT0.5S", "1.5, PT1.5S"})
    void aShortTimeoutStillLimitsTheValidation(String timeout, String acquisition) {
        Map<String, String> keys = read(Map.of("DB_POOL_TIMEOUT", timeout)).toQuarkus();
        assertThat(keys).containsEntry(QUARKUS + "acquisition-timeout", acquisition);
        assertThat(Duration.parse(keys.get(QUARKUS + "validation-query-timeout"))
                        .toSeconds())
                .isPositive();
    }

    @Test
    void aRecycleTimeOfMinusOneIsNever() {
        PoolSettings settings = read(Map.of("DB_POOL_RECYCLE", "-1"));
        assertThat(settings.recycle()).isZero();
        assertThat(settings.toQuarkus()).containsEntry(QUARKUS + "max-lifetime", "PT0S");
    }

    @Test
    void sqliteSharesOneConnectionUnlessThePoolSizeIsSet() {
        PoolSettings shared = PoolSettings.read(settings(Map.of("DB_MAX_OVERFLOW", "5")), true, false);
        assertThat(shared.shared()).isTrue();
        assertThat(shared.size()).isEqualTo(1);
        assertThat(shared.maxOverflow()).isZero();
        assertThat(shared.maxConnections()).isEqualTo(1);

        PoolSettings pooled =
                PoolSettings.read(settings(Map.of("DB_POOL_SIZE", "10", "DB_MAX_OVERFLOW", "5")), true, false);
        assertThat(pooled.shared()).isFalse();
        assertThat(pooled.size()).isEqualTo(10);
        assertThat(pooled.maxConnections()).isEqualTo(15);
    }

    @Test
    void aDatabaseInMemoryKeepsItsConnections() {
        assertThat(PoolSettings.read(settings(Map.of("DB_POOL_RECYCLE", "60")), true, true)
                        .recycle())
                .isZero();
        assertThat(PoolSettings.read(settings(Map.of("DB_POOL_RECYCLE", "60")), true, false)
                        .recycle())
                .hasSeconds(60);
    }

    @ParameterizedTest
    @CsvSource({
        "DB_POOL_SIZE, 1",
        "DB_POOL_SIZE, 1000",
        "DB_MAX_OVERFLOW, 0",
        "DB_MAX_OVERFLOW, 1000",
        "DB_POOL_RECYCLE, 1",
        "DB_POOL_RECYCLE, 2592000",
        "DB_POOL_TIMEOUT, 0.05",
        "DB_POOL_TIMEOUT, 600",
        "POOL_WARNING_PERCENT, 1",
        "POOL_WARNING_PERCENT, 95",
        "POOL_CRITICAL_PERCENT, 80",
        "POOL_CRITICAL_PERCENT, 100",
        "POOL_NOT_READY_AFTER, 0",
        "POOL_NOT_READY_AFTER, 86400"
    })
    void aValueAtItsBoundIsTaken(String key, String value) {
        assertThat(read(Map.of(key, value))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_POOL_SIZE, 0, a whole number from 1 to 1000",
        "DB_POOL_SIZE, 1001, a whole number from 1 to 1000",
        "DB_MAX_OVERFLOW, -1, a whole number from 0 to 1000",
        "DB_MAX_OVERFLOW, 1001, a whole number from 0 to 1000",
        "DB_POOL_RECYCLE, 0, '-1 for never, or a number of seconds from 1 to 2592000'",
        "DB_POOL_RECYCLE, -2, '-1 for never, or a number of seconds from 1 to 2592000'",
        "DB_POOL_PRE_PING, perhaps, true or false",
        "DB_POOL_PRE_PING_AFTER, 61, a number of seconds from 0 to 60",
        "DB_POOL_TIMEOUT, 0.049, a number of seconds from 0.05 to 600",
        "DB_POOL_TIMEOUT, 601, a number of seconds from 0.05 to 600",
        "POOL_WARNING_PERCENT, 0.99, a number from 1 to 100",
        "POOL_CRITICAL_PERCENT, 101, a number from 1 to 100",
        "POOL_NOT_READY_AFTER, -1, a number of seconds from 0 to 86400",
        "POOL_NOT_READY_AFTER, 86401, a number of seconds from 0 to 86400"
    })
    void aValueOutOfBoundsIsRefused(String key, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(key + " must be " + allowed)
                .hasMessageEndingWith(", but is \"" + value + "\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"95.01", "100"})
    void aWarningAboveCriticalIsRefused(String warning) {
        assertThatThrownBy(() -> read(Map.of("POOL_WARNING_PERCENT", warning)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "POOL_WARNING_PERCENT must be at most POOL_CRITICAL_PERCENT (95.0), but is \"%s\".",
                        Double.valueOf(warning));
        assertThat(read(Map.of("POOL_WARNING_PERCENT", warning, "POOL_CRITICAL_PERCENT", warning))
                        .criticalPercent())
                .isEqualTo(Double.parseDouble(warning));
    }

    private static PoolSettings read(Map<String, String> values) {
        return PoolSettings.read(settings(values), false, false);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(values::get);
    }
}
