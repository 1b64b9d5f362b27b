package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.BorrowPeak;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.LongToIntFunction;

/** Makes a sample of each second's reading: what happened since the one before. To be called by one thread at a time, once a second. */
@Singleton
public class PoolSampler {

    private final LongToIntFunction peak;
    private final LongSupplier borrows;
    private long borrowsBefore;
    private long timeoutsBefore;

    @Inject
    PoolSampler(BorrowPeak peak, PoolReader reader) {
        this(nanos -> peak.take(nanos).checkedOut(), reader::borrows);
    }

    /**
     * @param peak gives the most borrowed at once since it was last asked
     * @param borrows gives the connections lent since start
     */
    PoolSampler(LongToIntFunction peak, LongSupplier borrows) {
        this.peak = peak;
        this.borrows = borrows;
    }

    /**
     * @param reading that of this second
     * @param now when it was read
     * @param nanos the same, as {@link System#nanoTime()} counts
     * @param outcomes how many requests have ended since the last sample, by how
     */
    public PoolSample sample(PoolReading reading, Instant now, long nanos, Map<String, Long> outcomes) {
        long lent = borrows.getAsLong();
        PoolSample sample = new PoolSample(
                now.truncatedTo(ChronoUnit.SECONDS),
                reading.checkedOut(),
                peak.applyAsInt(nanos),
                reading.checkedIn(),
                reading.waiting(),
                reading.waiting(),
                // a total that falls was reset; what happened since is not known to be anything
                Math.max(0, lent - borrowsBefore),
                Math.max(0, reading.acquisitionTimeouts() - timeoutsBefore),
                reading.utilizationPercent(),
                outcomes);
        borrowsBefore = lent;
        timeoutsBefore = reading.acquisitionTimeouts();
        return sample;
    }
}
