package dev.inferenceinstances;

import java.util.OptionalLong;

/**
 * What a container leaves for Java's heap. The service takes about 150 MiB beside it under load (classes, their code, the stacks of 100
 * threads, buffers), however large the heap is, so that the usual share of the memory is too much of a small one.
 */
final class HeapRoom {

    /** What an image's Java is told to take where there is enough. */
    static final int USUAL_PERCENT = 75;

    /** Measured in 256 MiB with 100 clients, rounded up. */
    static final long BESIDE_MIB = 160;

    /** With less the service spends its time collecting, so it rather takes what may be too much. */
    static final long LEAST_MIB = 64;

    private static final long MIB = 1 << 20;

    private HeapRoom() {}

    /**
     * @param memory what the container, or else the machine, has, in bytes
     * @return the largest size of the heap in MiB, or empty where {@link #USUAL_PERCENT} leaves enough beside it
     */
    static OptionalLong mib(long memory) {
        long all = memory / MIB;
        if (all - all * USUAL_PERCENT / 100 >= BESIDE_MIB) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.max(all - BESIDE_MIB, LEAST_MIB));
    }
}
