package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseSettingsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Test
    void theDefaults() {
        assertThat(read(Map.of()))
                .isEqualTo(
                        new LeaseSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), LeakAction.REPORT, TIMEOUT));
    }

    @Test
    void aDefaultIsShownAsOne() {
        Settings settings = new Settings(Map.<String, String>of()::get);
        LeaseSettings.read(settings, TIMEOUT);
        assertThat(settings.understood()).containsEntry("LEAK_ACTION", "report");
    }

    @Test
    void eachKeyIsHeeded() {
        assertThat(read(Map.of(
                        "LEASE_LONG_HELD_AFTER", "1.5",
                        "LEASE_OVERDUE_AFTER", "30",
                        "LEAK_ACTION", "Reclaim")))
                .isEqualTo(new LeaseSettings(
                        Duration.ofMillis(1500), Duration.ofSeconds(30), LeakAction.RECLAIM, TIMEOUT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LEAK_ACTION|kill|LEAK_ACTION must be report or reclaim, but is \"kill\".",
                "LEASE_LONG_HELD_AFTER|0|LEASE_LONG_HELD_AFTER must be a number of seconds from 1 to 86400, but is \"0\".",
                "LEASE_OVERDUE_AFTER|9|LEASE_OVERDUE_AFTER must be at least LEASE_LONG_HELD_AFTER (60), but is \"9\"."
            })
    void aValueThatCannotBeUsedIsRefusedInOneSentence(String key, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(key, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence);
    }

    private static LeaseSettings read(Map<String, String> values) {
        return LeaseSettings.read(new Settings(values::get), TIMEOUT);
    }
}
