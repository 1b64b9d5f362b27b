package dev.inferenceinstances.lease;

import dev.inferenceinstances.setting.Settings;
import java.time.Duration;
import java.util.Map;

/**
 * When a lease is suspect, and how many callers may wait for one.
 *
 * @param longHeldAfter age from which a lease is {@code long_held}: {@code LEASE_LONG_HELD_AFTER}
 * @param overdueAfter age from which a lease that no request's end will judge is {@code leaked}: {@code LEASE_OVERDUE_AFTER}
 * @param leakAction what is done about a leak: {@code LEAK_ACTION}
 * @param acquisitionTimeout how long the pool lets a borrower wait
 * @param maxConnections the most connections that can be borrowed at once
 * @param maxWaiting callers beyond those, from 1; the next one is refused at once: {@code DB_MAX_WAITING}
 */
public record LeaseSettings(
        Duration longHeldAfter,
        Duration overdueAfter,
        LeakAction leakAction,
        Duration acquisitionTimeout,
        int maxConnections,
        int maxWaiting) {

    static final String MAX_WAITING = "DB_MAX_WAITING";
    private static final String LONG_HELD = "LEASE_LONG_HELD_AFTER";
    private static final String OVERDUE = "LEASE_OVERDUE_AFTER";

    private static final int WAITING_FOR_EACH = 4;
    /** The pool of the defaults has 30 connections. SQLite's one shared connection serves a crowd just as well. */
    private static final int SHARED_COUNTS_AS = 30;

    private static final int MOST_WAITING = 10_000;

    /** What Quarkus would take by itself, for the work that is no request's. */
    private static final int LEAST_THREADS = 200;

    /** @param shared whether there is one shared connection instead of a pool */
    public static LeaseSettings read(
            Settings settings, Duration acquisitionTimeout, int maxConnections, boolean shared) {
        Duration second = Duration.ofSeconds(1);
        Duration longHeld = settings.seconds(LONG_HELD, Duration.ofSeconds(60), second, Duration.ofDays(1));
        Duration overdue = settings.seconds(OVERDUE, Duration.ofMinutes(10), second, Duration.ofDays(7));
        if (overdue.compareTo(longHeld) < 0) {
            throw Settings.invalid(
                    OVERDUE,
                    Long.toString(overdue.toSeconds()),
                    "at least %s (%d)".formatted(LONG_HELD, longHeld.toSeconds()));
        }
        int usual = Math.min(MOST_WAITING, WAITING_FOR_EACH * (shared ? SHARED_COUNTS_AS : maxConnections));
        return new LeaseSettings(
                longHeld,
                overdue,
                LeakAction.read(settings),
                acquisitionTimeout,
                maxConnections,
                settings.wholeNumber(MAX_WAITING, usual, 1, MOST_WAITING));
    }

    /**
     * The most requests that can hold a connection, or wait for one, at once, from a pool of this size: never more than there are
     * threads for, since their number is fixed at start.
     */
    int mostRequests(int connections) {
        return Math.min(threads(), connections + maxWaiting);
    }

    /** Whether a pool of this size could serve more requests than there are threads for. Never so before it is resized. */
    boolean shortOfThreads(int connections) {
        return connections + maxWaiting > threads();
    }

    /** The Quarkus keys that follow: a thread for each request that may wait, so that its time-out runs from its arrival. */
    public Map<String, String> toQuarkus() {
        return Map.of("quarkus.thread-pool.max-threads", Integer.toString(threads()));
    }

    private int threads() {
        return Math.max(LEAST_THREADS, maxConnections + maxWaiting);
    }
}
