package dev.inferenceinstances.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillSettingsTest {

    @Test
    void drillsAreSwitchedOffByDefault() {
        assertThat(read(Map.of())).isEqualTo(new DrillSettings(false));
    }

    @Test
    void theKeyIsHeeded() {
        assertThat(read(Map.of("DRILLS_ENABLED", "true"))).isEqualTo(new DrillSettings(true));
    }

    @Test
    void aValueThatCannotBeUsedIsRefusedInOneSentence() {
        assertThatThrownBy(() -> read(Map.of("DRILLS_ENABLED", "sometimes")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DRILLS_ENABLED must be true or false, but is \"sometimes\".");
    }

    private static DrillSettings read(Map<String, String> values) {
        return DrillSettings.read(new Settings(values::get));
    }
}
