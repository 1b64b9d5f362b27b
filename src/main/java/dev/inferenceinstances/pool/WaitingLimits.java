package dev.inferenceinstances.pool;

import dev.inferenceinstances.setting.Settings;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many callers may wait for a connection. Each request that may wait has a thread, and the number of threads is fixed at start.
 *
 * @param maxConnections the most connections that can be borrowed at once, as of the start
 * @param maxWaiting callers beyond those, from 1; the next one is refused at once: {@code DB_MAX_WAITING}
 */
public record WaitingLimits(int maxConnections, int maxWaiting) {

    private static final String KEY = "DB_MAX_WAITING";

    private static final int WAITING_FOR_EACH = 4;
    /** The pool of the defaults has 30 connections. SQLite's one shared connection serves a crowd just as well. */
    private static final int SHARED_COUNTS_AS = 30;

    private static final int MOST_WAITING = 10_000;

    /** What Quarkus would take by itself, for the work that is no request's. */
    private static final int LEAST_THREADS = 200;

    /** @param shared whether there is one shared connection instead of a pool */
    static WaitingLimits read(Settings settings, int maxConnections, boolean shared) {
        int usual = Math.min(MOST_WAITING, WAITING_FOR_EACH * (shared ? SHARED_COUNTS_AS : maxConnections));
        return new WaitingLimits(maxConnections, settings.wholeNumber(KEY, usual, 1, MOST_WAITING));
    }

    /** The most requests that can hold a connection, or wait for one, at once, from a pool of this size. */
    public int mostRequests(int connections) {
        return Math.min(threads(), connections + maxWaiting);
    }

    /**
     * The most requests that can hold a connection, or wait for one, at once, where the threads allow fewer than a pool of this size and
     * {@code DB_MAX_WAITING} would. Empty before the pool is resized.
     */
    public OptionalInt threadsFor(int connections) {
        return connections + maxWaiting > threads() ? OptionalInt.of(threads()) : OptionalInt.empty();
    }

    /** That the limit is reached, and which one, as one sentence without its stop. */
    public String reached(int connections) {
        OptionalInt threads = threadsFor(connections);
        return threads.isPresent()
                ? "%d requests hold a connection or wait for one already, as many as the service has threads for"
                        .formatted(threads.getAsInt())
                : "%d callers wait for a connection already, the most that %s allows".formatted(maxWaiting, KEY);
    }

    /** The Quarkus keys that follow: a thread for each request that may wait, so that its time-out runs from its arrival. */
    Map<String, String> toQuarkus() {
        return Map.of("quarkus.thread-pool.max-threads", Integer.toString(threads()));
    }

    private int threads() {
        return Math.max(LEAST_THREADS, maxConnections + maxWaiting);
    }
}
