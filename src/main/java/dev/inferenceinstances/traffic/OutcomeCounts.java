package dev.inferenceinstances.traffic;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests ended in which way.
 *
 * @param counts only those that occurred, in the order of {@link Outcome}
 */
public record OutcomeCounts(Map<Outcome, Long> counts) {

    public static final OutcomeCounts NONE = new OutcomeCounts(Map.of());

    public OutcomeCounts {
        Map<Outcome, Long> occurred = new EnumMap<>(Outcome.class);
        counts.forEach((outcome, count) -> {
            if (count > 0) {
                occurred.put(outcome, count);
            }
        });
        counts = Collections.unmodifiableMap(occurred);
    }

    public long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    public long requests() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those that a fault of the database or the service refused. */
    public long faults() {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().isFault())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public OutcomeCounts plus(OutcomeCounts more) {
        Map<Outcome, Long> sum = new EnumMap<>(Outcome.class);
        sum.putAll(counts);
        more.counts.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
        return new OutcomeCounts(sum);
    }

    OutcomeCounts minus(OutcomeCounts fewer) {
        Map<Outcome, Long> rest = new EnumMap<>(Outcome.class);
        counts.forEach((outcome, count) -> rest.put(outcome, count - fewer.of(outcome)));
        return new OutcomeCounts(rest);
    }

    /** By the words that users see. */
    public Map<String, Long> byLabel() {
        Map<String, Long> labels = new LinkedHashMap<>();
        counts.forEach((outcome, count) -> labels.put(outcome.label(), count));
        return labels;
    }
}
