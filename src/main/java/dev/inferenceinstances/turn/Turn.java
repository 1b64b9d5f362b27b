package dev.inferenceinstances.turn;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One caller in the queue. */
final class Turn {

    private static final long LONGEST_NANOS = Duration.ofMillis(1).toNanos();
    private static final long PAUSE_NANOS = Duration.ofNanos(10_000).toNanos();

    private final Thread caller = Thread.currentThread();
    private volatile @Nullable BooleanSupplier back;

    /** @param connectionBack whether the connection that it gets is in the pool again, which it is within microseconds */
    void come(BooleanSupplier connectionBack) {
        back = connectionBack;
        LockSupport.unpark(caller);
    }

    boolean hasCome() {
        return back != null;
    }

    /** After the turn has come; not for longer than a connection takes that does not come back, such as one that is closed. */
    void awaitConnection() {
        BooleanSupplier connection = Objects.requireNonNull(back);
        long until = System.nanoTime() + LONGEST_NANOS;
        while (!connection.getAsBoolean() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    /** May end at any time before. */
    void await(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }
}
