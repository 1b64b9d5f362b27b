package dev.inferenceinstances.turn;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** One caller in the queue. */
final class Turn {

    private final Thread caller = Thread.currentThread();
    private final long came = System.nanoTime();
    private final AtomicBoolean toLook = new AtomicBoolean();
    private volatile boolean come;

    /** When it came, as {@link System#nanoTime()} counts. */
    long came() {
        return came;
    }

    void come() {
        come = true;
        LockSupport.unpark(caller);
    }

    /** Wakes the caller, once, since a connection is coming back which it may get. */
    void look() {
        if (!toLook.get() && toLook.compareAndSet(false, true)) {
            LockSupport.unpark(caller);
        }
    }

    /** The caller is about to look. */
    void looks() {
        toLook.set(false);
    }

    boolean hasCome() {
        return come;
    }

    /** May end at any time before. */
    void await(long nanos) {
        LockSupport.parkNanos(this, nanos);
        looks();
    }
}
