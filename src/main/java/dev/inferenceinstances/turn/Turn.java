package dev.inferenceinstances.turn;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** One caller in the queue. */
final class Turn {

    private static final long LONGEST_NANOS = Duration.ofMillis(1).toNanos();
    private static final long PAUSE_NANOS = Duration.ofNanos(10_000).toNanos();

    private final Thread caller = Thread.currentThread();
    private final long came = System.nanoTime();
    private final AtomicBoolean toLook = new AtomicBoolean();
    private volatile BooleanSupplier back = () -> true;
    private volatile boolean come;

    /** When it came, as {@link System#nanoTime()} counts. */
    long came() {
        return came;
    }

    /** @param connectionBack whether the connection that it gets is in the pool again, which it is within microseconds */
    void come(BooleanSupplier connectionBack) {
        back = connectionBack;
        come = true;
        LockSupport.unpark(caller);
    }

    /** Wakes the caller, once, since a connection is coming back which it may get. */
    void look(BooleanSupplier connectionBack) {
        if (!toLook.get() && toLook.compareAndSet(false, true)) {
            back = connectionBack;
            LockSupport.unpark(caller);
        }
    }

    boolean hasCome() {
        return come;
    }

    /** After the turn has come; not for longer than a connection takes that does not come back, such as one that is closed. */
    void awaitConnection() {
        BooleanSupplier connection = back;
        long until = System.nanoTime() + LONGEST_NANOS;
        while (!connection.getAsBoolean() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
        }
    }

    /** May end at any time before. */
    void await(long nanos) {
        LockSupport.parkNanos(this, nanos);
        toLook.set(false);
    }
}
