package dev.inferenceinstances.traffic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the requests of a time ended.
 *
 * @param seconds how long that time is
 * @param byRoute by the route's method and template
 * @param examples the last of each outcome since start, by it
 */
public record OutcomeWindow(long seconds, Map<String, OutcomeCounts> byRoute, Map<Outcome, OutcomeExample> examples) {

    public OutcomeWindow {
        byRoute = Collections.unmodifiableMap(new TreeMap<>(byRoute));
        examples = Map.copyOf(examples);
    }

    /** That nothing ended. */
    public static OutcomeWindow none() {
        return new OutcomeWindow(0, Map.of(), Map.of());
    }

    public OutcomeCounts all() {
        return byRoute.values().stream().reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
    }

    /** The last request that ended so, also before this time; null where there was none since start. */
    public @Nullable OutcomeExample last(Outcome outcome) {
        return examples.get(outcome);
    }
}
