package dev.inferenceinstances.drill;

import dev.inferenceinstances.setting.Settings;

/**
 * Whether trouble may be rehearsed on this service.
 *
 * @param enabled false refuses every drill: {@code DRILLS_ENABLED}
 */
public record DrillSettings(boolean enabled) {

    static final String ENABLED = "DRILLS_ENABLED";

    public static DrillSettings read(Settings settings) {
        return new DrillSettings(settings.flag(ENABLED, false));
    }
}
