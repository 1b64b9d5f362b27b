package dev.inferenceinstances.pool;

import dev.inferenceinstances.setting.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How large the pool is and when it is judged unwell.
 *
 * @param size connections that are kept open, 1 to 1000: {@code DB_POOL_SIZE}
 * @param maxOverflow further connections under load, closed again when idle, 0 to 1000: {@code DB_MAX_OVERFLOW}
 * @param recycle no connection is used for longer; zero is never: {@code DB_POOL_RECYCLE}
 * @param prePing whether a connection is tested before it is lent: {@code DB_POOL_PRE_PING}
 * @param prePingAfter how long a connection must have been idle to be tested, up to a minute; zero tests each time:
 *     {@code DB_POOL_PRE_PING_AFTER}
 * @param timeout how long a borrower waits for a connection, up to 10 min: {@code DB_POOL_TIMEOUT}
 * @param warningPercent utilization from which the status is {@code warning}: {@code POOL_WARNING_PERCENT}
 * @param criticalPercent utilization from which the status is {@code critical}: {@code POOL_CRITICAL_PERCENT}
 * @param notReadyAfter exhaustion with callers waiting after which readiness goes DOWN; zero is never:
 *     {@code POOL_NOT_READY_AFTER}
 * @param shared true for SQLite's one shared connection, which is no pool to manage
 * @param waiting how many callers may wait
 */
public record PoolSettings(
        int size,
        int maxOverflow,
        Duration recycle,
        boolean prePing,
        Duration prePingAfter,
        Duration timeout,
        double warningPercent,
        double criticalPercent,
        Duration notReadyAfter,
        boolean shared,
        WaitingLimits waiting) {

    public static final int MOST = 1000;
    private static final String SIZE = "DB_POOL_SIZE";
    private static final String WARNING = "POOL_WARNING_PERCENT";
    private static final String CRITICAL = "POOL_CRITICAL_PERCENT";
    /** What SQLAlchemy's users write for "never". */
    private static final String NEVER = "-1";

    /** Overflow connections are closed after one to two of these, so a burst does not hold them for long. */
    private static final Duration OVERFLOW_IDLE = Duration.ofSeconds(10);

    /** So soon an idle connection that died is found and replaced without traffic. A look costs each one round trip. */
    private static final Duration LOOK_OVER_IDLE = Duration.ofSeconds(5);

    private static final Duration LONGEST_VALIDATION = Duration.ofSeconds(2);

    private static final Duration DAY = Duration.ofDays(1);

    /**
     * @param sharedConnection whether the database is one that is served by a single shared connection unless the user sets a
     *     pool size
     * @param inMemory whether the data goes when the last connection closes, so that none may be recycled
     */
    public static PoolSettings read(Settings settings, boolean sharedConnection, boolean inMemory) {
        boolean shared = sharedConnection && settings.text(SIZE).isEmpty();
        int size = settings.wholeNumber(SIZE, 10, 1, MOST);
        int maxOverflow = settings.wholeNumber("DB_MAX_OVERFLOW", 20, 0, MOST);
        Duration recycle = settings.secondsOrNever(
                "DB_POOL_RECYCLE", NEVER, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofDays(30));
        double warning = settings.percent(WARNING, 80, 1, 100);
        double critical = settings.percent(CRITICAL, 95, 1, 100);
        if (warning > critical) {
            throw Settings.invalid(WARNING, Double.toString(warning), "at most " + CRITICAL + " (" + critical + ")");
        }
        int base = shared ? 1 : size;
        int overflow = shared ? 0 : maxOverflow;
        return new PoolSettings(
                base,
                overflow,
                inMemory ? Duration.ZERO : recycle,
                settings.flag("DB_POOL_PRE_PING", true),
                settings.seconds(
                        "DB_POOL_PRE_PING_AFTER", Duration.ofMillis(500), Duration.ZERO, Duration.ofMinutes(1)),
                settings.seconds(
                        "DB_POOL_TIMEOUT", Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMinutes(10)),
                warning,
                critical,
                settings.seconds("POOL_NOT_READY_AFTER", Duration.ofSeconds(30), Duration.ZERO, DAY),
                shared,
                WaitingLimits.read(settings, base + overflow, shared));
    }

    /** The size that the pool has until an operator changes it. */
    public PoolSize poolSize() {
        return new PoolSize(size, maxOverflow);
    }

    /** The most connections that can be open at once: base size and overflow. */
    public int maxConnections() {
        return poolSize().total();
    }

    /** The Quarkus keys that give the pool these semantics. */
    public Map<String, String> toQuarkus() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("initial-size", Integer.toString(size));
        keys.put("min-size", Integer.toString(size));
        keys.put("max-size", Integer.toString(maxConnections()));
        keys.put("acquisition-timeout", timeout.toString());
        keys.put("validate-on-borrow", Boolean.toString(prePing));
        keys.put("validation-query-timeout", validationTimeout().toString());
        if (!shared) {
            keys.put("background-validation-interval", LOOK_OVER_IDLE.toString());
        }
        keys.put("idle-removal-interval", OVERFLOW_IDLE.toString());
        keys.put("max-lifetime", recycle.toString());
        Map<String, String> all = prefixed(keys, "quarkus.datasource.jdbc.");
        all.putAll(waiting.toQuarkus());
        return all;
    }

    /** Whole seconds, as the drivers know them. It comes before the wait for another connection, and so is short against it. */
    Duration validationTimeout() {
        return Duration.ofSeconds(
                Math.max(1, Math.min(timeout.dividedBy(2).toSeconds(), LONGEST_VALIDATION.toSeconds())));
    }

    private static Map<String, String> prefixed(Map<String, String> keys, String prefix) {
        Map<String, String> prefixed = new LinkedHashMap<>();
        keys.forEach((key, value) -> prefixed.put(prefix + key, value));
        return prefixed;
    }
}
