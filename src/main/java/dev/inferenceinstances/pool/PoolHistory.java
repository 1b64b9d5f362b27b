package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.BorrowPeak.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What the pool did: each second of the last 15 minutes, and each ten seconds of the last 24 hours. Some 9,500 samples of about 150 bytes,
 * and never more.
 */
@ApplicationScoped
public class PoolHistory {

    static final int SECONDS_KEPT = 900;
    static final int TENS_KEPT = 8640;
    static final int TEN = 10;

    private final Deque<PoolSample> seconds = new ArrayDeque<>();
    private final Deque<PoolSample> tens = new ArrayDeque<>();
    private final List<PoolSample> step = new ArrayList<>();
    private long stepEnd;
    private long borrowsBefore;
    private long timeoutsBefore;
    private volatile Mark recentPeak = new Mark(0, null);

    /**
     * Called once a second.
     *
     * @param highest the most borrowed at once since the last call
     * @param borrows connections lent since start
     */
    synchronized void add(PoolReading reading, Mark highest, long borrows, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.SECONDS);
        PoolSample second = new PoolSample(
                at,
                reading.checkedOut(),
                highest,
                reading.checkedIn(),
                reading.waiting(),
                reading.waiting(),
                // a total that falls was reset; what happened since is not known to be anything
                Math.max(0, borrows - borrowsBefore),
                Math.max(0, reading.acquisitionTimeouts() - timeoutsBefore),
                reading.utilizationPercent());
        borrowsBefore = borrows;
        timeoutsBefore = reading.acquisitionTimeouts();
        keep(seconds, second, SECONDS_KEPT);
        recentPeak = seconds.stream().map(PoolSample::highest).reduce(Mark::or).orElseThrow();
        addToStep(second, at.getEpochSecond());
    }

    /** The most borrowed at once in the last 15 minutes, but for the running second. */
    Mark recentPeak() {
        return recentPeak;
    }

    /** The sample of the last second; null before the first. */
    public synchronized PoolSample newest() {
        return seconds.peekLast();
    }

    /** The samples of one second each that ended within this time before now, oldest first. */
    public synchronized List<PoolSample> seconds(Duration window, Instant now) {
        return within(seconds, window, now);
    }

    /** The samples of ten seconds each that ended within this time before now, oldest first. */
    synchronized List<PoolSample> tens(Duration window, Instant now) {
        return within(tens, window, now);
    }

    /** A step ends on a whole ten seconds of the clock, and holds what was measured after the one before. */
    private void addToStep(PoolSample second, long at) {
        long end = -Math.floorDiv(-at, (long) TEN) * TEN;
        if (end != stepEnd) {
            endStep();
            stepEnd = end;
        }
        step.add(second);
        if (at == end) {
            endStep();
        }
    }

    private void endStep() {
        if (!step.isEmpty()) {
            keep(tens, PoolSample.over(step, Instant.ofEpochSecond(stepEnd)), TENS_KEPT);
            step.clear();
        }
    }

    /**
     * Two ticks that a timer brought into the same second become one sample. Where the clock was set back, what was measured at times that
     * are now to come is dropped: it would lie in every window.
     */
    private static void keep(Deque<PoolSample> samples, PoolSample sample, int most) {
        while (!samples.isEmpty() && samples.peekLast().at().isAfter(sample.at())) {
            samples.removeLast();
        }
        PoolSample last = samples.peekLast();
        if (last != null && last.at().equals(sample.at())) {
            samples.removeLast();
            samples.addLast(PoolSample.over(List.of(last, sample), sample.at()));
            return;
        }
        if (samples.size() == most) {
            samples.removeFirst();
        }
        samples.addLast(sample);
    }

    private static List<PoolSample> within(Deque<PoolSample> samples, Duration window, Instant now) {
        Instant from = now.minus(window);
        return samples.stream().filter(sample -> sample.at().isAfter(from)).toList();
    }
}
