package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.traffic.HoldStatistics;

/**
 * A measurement to state a case with. Unless told otherwise it is five minutes of 40 callers a second, 80 at the peak, who hold a
 * connection of 10 + 20 for 100 ms: a load of 4, at the peak of 8, and never more than 16 wanted at once.
 */
final class Load {

    private static final int PER_SECOND = 40;

    private PoolSize pool = new PoolSize(10, 20);
    private boolean shared;
    private long seconds = 300;
    private long holds = 12_000;
    private double meanBorrowed = 4;
    private int peakBorrowed = 12;
    private int peakDemand = 16;
    private long saturatedSeconds;
    private int leaked;
    private long leftOut;
    private long shed;

    Load on(int base, int overflow) {
        pool = new PoolSize(base, overflow);
        return this;
    }

    Load onSharedConnection() {
        shared = true;
        return on(1, 0);
    }

    Load watched(long seconds, long holds) {
        this.seconds = seconds;
        this.holds = holds;
        return this;
    }

    Load borrowed(double mean, int peak) {
        meanBorrowed = mean;
        peakBorrowed = peak;
        return this;
    }

    Load wanted(int atOnce) {
        peakDemand = atOnce;
        return this;
    }

    Load saturatedFor(long seconds) {
        saturatedSeconds = seconds;
        return this;
    }

    Load leaked(int connections) {
        leaked = connections;
        return this;
    }

    /** Seconds in which something held callers up. */
    Load leftOut(long count) {
        leftOut = count;
        return this;
    }

    Load shed(long requests) {
        shed = requests;
        return this;
    }

    Measurement measured() {
        HoldStatistics held = holds == 0 ? new HoldStatistics(0, 0, 0) : new HoldStatistics(holds, 100, 100);
        Arrivals arrivals = holds == 0 ? Arrivals.NONE : new Arrivals(seconds, PER_SECOND * seconds, 80, 1);
        return new Measurement(
                pool,
                shared,
                arrivals,
                held,
                meanBorrowed,
                peakBorrowed,
                peakDemand,
                leftOut,
                saturatedSeconds,
                leaked,
                shed);
    }
}
