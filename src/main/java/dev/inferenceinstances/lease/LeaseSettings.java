package dev.inferenceinstances.lease;

import dev.inferenceinstances.setting.Settings;
import java.time.Duration;

/**
 * When a lease is suspect, and what is done then.
 *
 * @param longHeldAfter age from which a lease is {@code long_held}: {@code LEASE_LONG_HELD_AFTER}
 * @param overdueAfter age from which a lease that no request's end will judge is {@code leaked}: {@code LEASE_OVERDUE_AFTER}
 * @param leakAction what is done about a leak: {@code LEAK_ACTION}
 * @param acquisitionTimeout how long the pool lets a borrower wait
 */
public record LeaseSettings(
        Duration longHeldAfter, Duration overdueAfter, LeakAction leakAction, Duration acquisitionTimeout) {

    private static final String LONG_HELD = "LEASE_LONG_HELD_AFTER";
    private static final String OVERDUE = "LEASE_OVERDUE_AFTER";

    public static LeaseSettings read(Settings settings, Duration acquisitionTimeout) {
        Duration second = Duration.ofSeconds(1);
        Duration longHeld = settings.seconds(LONG_HELD, Duration.ofSeconds(60), second, Duration.ofDays(1));
        Duration overdue = settings.seconds(OVERDUE, Duration.ofMinutes(10), second, Duration.ofDays(7));
        if (overdue.compareTo(longHeld) < 0) {
            throw Settings.invalid(
                    OVERDUE,
                    Long.toString(overdue.toSeconds()),
                    "at least %s (%d)".formatted(LONG_HELD, longHeld.toSeconds()));
        }
        return new LeaseSettings(longHeld, overdue, LeakAction.read(settings), acquisitionTimeout);
    }
}
