package dev.inferenceinstances.traffic;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Durations of one kind, such as waits: those of the last 15 minutes in slices of 10 s, and all since start. They are told apart
 * from 1 µs to 1 h, to two significant digits.
 *
 * <p>What is recorded can be read after the next {@link #roll()}.
 */
public final class TimingSeries {

    /*
     * The counts up to an hour take 12 kB, 4 bytes each. The histograms of the running slice and since start take 8 for each, and grow as
     * large only if such durations occur. A finished slice takes 6 bytes for each bucket that was hit, some 100 to 400 under steady load,
     * so a series takes 60 to 250 kB, and never more than 2 MB.
     */
    private static final long LONGEST_NANOS = Duration.ofHours(1).toNanos();
    private static final int SIGNIFICANT_DIGITS = 2;
    private static final int BUCKETS = TimingBuckets.bucket(micros(LONGEST_NANOS)) + 1;
    private static final int SLICES = (int) TimingWindow.LONGEST.dividedBy(TimingSlice.LENGTH);

    private final LongSupplier nanoTime;
    private final Clock clock;
    private final long start;
    private final TimingCounts counts = new TimingCounts(BUCKETS);
    private final Histogram interval = emptyHistogram();
    private final Histogram sinceStart = emptyHistogram();
    private final Histogram running = emptyHistogram();
    private final TracedDurations traced = new TracedDurations();
    private final TimingSlice[] finished = new TimingSlice[SLICES];
    private long runningSlice;

    /**
     * @param nanoTime counts as {@link System#nanoTime()} does
     * @param clock tells when a traced duration ended
     */
    TimingSeries(LongSupplier nanoTime, Clock clock) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        Arrays.fill(finished, TimingSlice.EMPTY);
    }

    /** A histogram in the unit and precision of every series: microseconds, two significant digits. It grows as needed. */
    static Histogram emptyHistogram() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /**
     * Wait-free and without allocation, for any number of threads at once.
     *
     * @param nanos the duration; below zero counts as zero, above an hour as an hour
     */
    public void record(long nanos) {
        counts.add(bounded(nanos));
    }

    /**
     * The same, and keeps it as an example where it has a trace, which can be read at once.
     *
     * @param traceId of a trace that can be looked up; null where there is none
     */
    public void record(long nanos, @Nullable String traceId) {
        record(nanos);
        if (traceId != null) {
            traced.keep(new TracedDuration(traceId, bounded(nanos), clock.millis()));
        }
    }

    /**
     * Makes what was recorded since the last call readable. It counts to the slice that runs now, so after a late call a value
     * stays longer in a window, never shorter.
     */
    synchronized void roll() {
        counts.moveTo(interval);
        advanceTo((nanoTime.getAsLong() - start) / TimingSlice.LENGTH.toNanos());
        if (interval.getTotalCount() > 0) {
            running.add(interval);
            sinceStart.add(interval);
            interval.reset();
        }
    }

    /** Adds the durations of the window's finished slices and of the running one; or all since start. */
    synchronized void addTo(Histogram total, TimingWindow window) {
        if (window.isSinceStart()) {
            total.add(sinceStart);
        } else {
            addTo(total, window, (from, to) -> false);
        }
    }

    /** Of slices of time, from a moment to another as {@link System#nanoTime()} counts. */
    interface Slices {
        boolean test(long fromNanos, long toNanos);
    }

    /** The same without the slices of which this is true. Not for the window since start. */
    synchronized void addTo(Histogram total, TimingWindow window, Slices leftOut) {
        long[] sums = new long[BUCKETS];
        for (long slice = runningSlice - window.slices(); slice < runningSlice; slice++) {
            if (!isLeftOut(slice, leftOut)) {
                finished[place(slice)].addTo(sums);
            }
        }
        if (!isLeftOut(runningSlice, leftOut)) {
            total.add(running);
        }
        // From the longest down, so that a histogram that grows with its values grows once.
        for (int bucket = BUCKETS - 1; bucket >= 0; bucket--) {
            if (sums[bucket] > 0) {
                total.recordValueWithCount(TimingBuckets.micros(bucket), sums[bucket]);
            }
        }
    }

    /** Since start, see {@link TracedDurations#addTo}. */
    void addTracedTo(Map<Integer, TracedDuration> latest) {
        traced.addTo(latest);
    }

    private boolean isLeftOut(long slice, Slices leftOut) {
        long from = start + slice * TimingSlice.LENGTH.toNanos();
        return leftOut.test(from, from + TimingSlice.LENGTH.toNanos());
    }

    private void advanceTo(long slice) {
        if (slice == runningSlice) {
            return;
        }
        finished[place(runningSlice)] = TimingSlice.of(running);
        running.reset();
        for (long skipped = Math.max(runningSlice + 1, slice - SLICES); skipped < slice; skipped++) {
            finished[place(skipped)] = TimingSlice.EMPTY;
        }
        runningSlice = slice;
    }

    private static long bounded(long nanos) {
        return micros(Math.max(0, Math.min(LONGEST_NANOS, nanos)));
    }

    /** Rounded to the nearest, for a wait in an idle pool takes about one. */
    private static long micros(long nanos) {
        return (nanos + 500) / 1000;
    }

    private static int place(long slice) {
        return Math.floorMod(slice, SLICES);
    }
}
