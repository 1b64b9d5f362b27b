package dev.inferenceinstances;

import java.util.OptionalLong;

/**
 * What a container leaves for Java's heap. The service takes some 150 MiB beside it under load (classes, their code, the stacks of 100
 * threads, buffers), and the second of Java's compilers 40 MiB more for moments, however large the heap is, so that the usual share of the
 * memory is too much of a small one.
 */
final class HeapRoom {

    /** What an image's Java is told to take where there is enough. */
    static final int USUAL_PERCENT = 75;

    /** Measured with 100 clients, rounded up. */
    static final long BESIDE_MIB = 200;

    /**
     * The same where the second compiler is off; and room for the files that run, Java's own first, which count as the container's where it was the
     * first to read them. Without that room the kernel drops them for each other.
     */
    static final long BESIDE_WITH_ONE_COMPILER_MIB = 176;

    /** With less, what the second compiler needs is missed more than what it gives. */
    static final long TWO_COMPILERS_MIB = 384;

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
        long beside = oneCompiler(memory) ? BESIDE_WITH_ONE_COMPILER_MIB : BESIDE_MIB;
        return OptionalLong.of(Math.max(all - beside, LEAST_MIB));
    }

    /**
     * Whether the second of Java's compilers is to stay off.
     *
     * @param memory what the container, or else the machine, has, in bytes
     */
    static boolean oneCompiler(long memory) {
        return memory / MIB < TWO_COMPILERS_MIB;
    }
}
