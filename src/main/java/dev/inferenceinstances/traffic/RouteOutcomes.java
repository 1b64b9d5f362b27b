package dev.inferenceinstances.traffic;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How the requests of one route ended: since start, and by the second. Counting shares no lock. */
final class RouteOutcomes {

    private record Second(long at, OutcomeCounts counts) {}

    /** Every outcome has its own from the start. */
    private final Map<Outcome, LongAdder> totals;

    /** Those in which a request ended, oldest first. Some 300 bytes each. */
    private final Deque<Second> seconds = new ArrayDeque<>();

    private OutcomeCounts rolled = OutcomeCounts.NONE;

    RouteOutcomes() {
        Map<Outcome, LongAdder> adders = new EnumMap<>(Outcome.class);
        Stream.of(Outcome.values()).forEach(outcome -> adders.put(outcome, new LongAdder()));
        totals = Collections.unmodifiableMap(adders);
    }

    void count(Outcome outcome) {
        Objects.requireNonNull(totals.get(outcome)).increment();
    }

    /** Since start. */
    OutcomeCounts total() {
        Map<Outcome, Long> sums = new EnumMap<>(Outcome.class);
        totals.forEach((outcome, adder) -> sums.put(outcome, adder.sum()));
        return new OutcomeCounts(sums);
    }

    /**
     * Closes a second: what was counted since the last call belongs to it.
     *
     * @param at as a monotonic clock counts
     * @param kept how many seconds are kept
     */
    synchronized OutcomeCounts roll(long at, long kept) {
        OutcomeCounts total = total();
        OutcomeCounts counts = total.minus(rolled);
        rolled = total;
        if (counts.requests() > 0) {
            seconds.addLast(new Second(at, counts));
        }
        while (!seconds.isEmpty() && seconds.getFirst().at() <= at - kept) {
            seconds.removeFirst();
        }
        return counts;
    }

    /** @param from the first second that counts */
    synchronized OutcomeCounts since(long from) {
        return seconds.stream()
                .filter(second -> second.at() >= from)
                .map(Second::counts)
                .reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
    }
}
