package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShutdownSettingsTest {

    @Test
    void requestsUnderWayHaveTwentySecondsAndNewOnesAreNotTaken() {
        assertThat(read(Map.of())).isEqualTo(new ShutdownSettings(Duration.ZERO, Duration.ofSeconds(20)));
    }

    @Test
    void bothMayBeSetToFractionsOfASecond() {
        assertThat(read(Map.of("SHUTDOWN_DELAY", "2.5", "SHUTDOWN_TIMEOUT", "0")))
                .isEqualTo(new ShutdownSettings(Duration.ofMillis(2500), Duration.ZERO));
    }

    @ParameterizedTest
    @CsvSource({"SHUTDOWN_DELAY, -1", "SHUTDOWN_DELAY, 301", "SHUTDOWN_TIMEOUT, soon"})
    void whatCannotBeUsedIsRefused(String key, String value) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("%s must be a number of seconds from 0 to 300, but is \"%s\".", key, value);
    }

    private static ShutdownSettings read(Map<String, String> values) {
        return ShutdownSettings.read(new Settings(values::get));
    }
}
