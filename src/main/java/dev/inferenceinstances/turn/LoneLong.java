package dev.inferenceinstances.turn;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * An {@link java.util.concurrent.atomic.AtomicLong} that lies alone in memory, where a change takes nothing else from other processors.
 */
final class LoneLong {

    /** So many numbers lie in the memory that processors hand each other at once: two lines of 64 bytes. */
    private static final int APART = 128 / Long.BYTES;

    private final AtomicLongArray numbers = new AtomicLongArray(2 * APART + 1);

    long get() {
        return numbers.get(APART);
    }

    long getPlain() {
        return numbers.getPlain(APART);
    }

    long getAcquire() {
        return numbers.getAcquire(APART);
    }

    void lazySet(long number) {
        numbers.lazySet(APART, number);
    }

    boolean compareAndSet(long expected, long number) {
        return numbers.compareAndSet(APART, expected, number);
    }

    long addAndGet(long change) {
        return numbers.addAndGet(APART, change);
    }
}
