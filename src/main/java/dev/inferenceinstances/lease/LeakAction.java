package dev.inferenceinstances.lease;

import dev.inferenceinstances.setting.Settings;
import java.util.Locale;

/** What is done about a leak. */
public enum LeakAction {
    /** Say it, and leave the connection alone. */
    REPORT,
    /** Say it, roll back and close the connection. */
    RECLAIM;

    private static final String KEY = "LEAK_ACTION";

    static LeakAction read(Settings settings) {
        return parse(settings.text(KEY, REPORT.name().toLowerCase(Locale.ROOT)));
    }

    private static LeakAction parse(String value) {
        try {
            return valueOf(value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Settings.invalid(KEY, value, "report or reclaim");
        }
    }
}
