package dev.inferenceinstances.traffic;

import dev.inferenceinstances.failure.DatabaseError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How the requests to the registry ended: by the second for 15 minutes and since start, by route, with the last example of each outcome. */
@Singleton
public class RequestOutcomes {

    private static final long SECONDS_KEPT = TimingWindow.LONGEST.toSeconds();

    private final Clock clock;
    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, RouteOutcomes> byRoute = new ConcurrentHashMap<>();
    private final Map<Outcome, OutcomeExample> last = new ConcurrentHashMap<>();

    @Inject
    public RequestOutcomes(Clock clock) {
        this(clock, System::nanoTime);
    }

    /** @param nanoTime counts as {@link System#nanoTime()} does */
    RequestOutcomes(Clock clock, LongSupplier nanoTime) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** Counts the requests of one route. */
    public OutcomeCounter counter(String route) {
        RouteOutcomes outcomes = byRoute.computeIfAbsent(route, first -> new RouteOutcomes());
        return (outcome, requestId, traceId, status, error) -> {
            outcomes.count(outcome);
            if (outcome != Outcome.OK) {
                last.put(outcome, example(route, requestId, traceId, status, error));
            }
        };
    }

    private OutcomeExample example(
            String route, String requestId, @Nullable String traceId, int status, @Nullable DatabaseError error) {
        return new OutcomeExample(
                clock.instant(),
                route,
                requestId,
                traceId,
                status,
                error == null ? null : error.sqlState(),
                error == null ? null : error.vendorCode());
    }

    /** Closes a second; to be called once in each. What ended since the last call is in windows from now on. */
    public OutcomeCounts roll() {
        long second = second();
        return byRoute.values().stream()
                .map(route -> route.roll(second, SECONDS_KEPT))
                .reduce(OutcomeCounts.NONE, OutcomeCounts::plus);
    }

    /** How the requests of the last seconds ended: up to 15 minutes. The last second may still be missing. */
    public OutcomeWindow last(Duration window) {
        long from = second() - window.toSeconds() + 1;
        return window(window.toSeconds(), route -> route.since(from));
    }

    /** The same since start. */
    public OutcomeWindow sinceStart() {
        return window(TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start), RouteOutcomes::total);
    }

    OutcomeWindow window(TimingWindow window) {
        return window.length() == null ? sinceStart() : last(window.length());
    }

    private OutcomeWindow window(long seconds, Function<RouteOutcomes, OutcomeCounts> counts) {
        Map<String, OutcomeCounts> routes = new TreeMap<>();
        byRoute.forEach((route, outcomes) -> routes.put(route, counts.apply(outcomes)));
        return new OutcomeWindow(seconds, routes, last);
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start);
    }
}
