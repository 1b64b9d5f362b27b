package dev.inferenceinstances.database;

import java.time.Duration;
import java.util.function.Supplier;

/** How long a server keeps somebody waiting, for one answer of many. Told by one thread, and asked by any. */
final class Waiting {

    /** So long, and an answer more, a login may take before the server is held for silent: it is many answers, and work on both sides. */
    private static final Duration LOGIN_TAKES = Duration.ofMillis(1500);

    private volatile long sinceNanos;
    private volatile boolean asking;

    /** Zero where nothing is being asked. */
    Duration now() {
        return asking ? sinceLast() : Duration.ZERO;
    }

    /** Since the last answer, or the question if there was none. */
    Duration sinceLast() {
        return Duration.ofNanos(Math.max(0, System.nanoTime() - sinceNanos));
    }

    <T> T during(Supplier<T> questions) {
        answered();
        asking = true;
        try {
            return questions.get();
        } finally {
            asking = false;
        }
    }

    void answered() {
        sinceNanos = System.nanoTime();
    }

    void loggingIn() {
        sinceNanos = System.nanoTime() + LOGIN_TAKES.toNanos();
    }
}
