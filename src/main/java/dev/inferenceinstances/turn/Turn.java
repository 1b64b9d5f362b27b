package dev.inferenceinstances.turn;

import java.util.concurrent.locks.LockSupport;

/** One caller in the queue. */
final class Turn {

    private final Thread caller = Thread.currentThread();
    private volatile boolean come;

    void come() {
        come = true;
        LockSupport.unpark(caller);
    }

    boolean hasCome() {
        return come;
    }

    /** May end at any time before. */
    void await(long nanos) {
        LockSupport.parkNanos(this, nanos);
    }
}
