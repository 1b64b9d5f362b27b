package dev.inferenceinstances.pool;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
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

    /** To be called once a second. */
    public synchronized void add(PoolSample second) {
        keep(seconds, second, SECONDS_KEPT);
        addToStep(second, second.at().getEpochSecond());
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
