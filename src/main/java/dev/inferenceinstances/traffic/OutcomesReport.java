package dev.inferenceinstances.traffic;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How the requests to the registry ended, as users read it.
 *
 * @param windowSeconds how far it looks back, in seconds
 * @param requests that ended in that time
 * @param faults those that a fault of the database or of the service refused
 * @param faultPercent 100 × faults ÷ requests, rounded to two places; 0 where there were no requests
 * @param outcomes each class, also those that no request had
 * @param byRoute the routes that had requests, the one with the most faults first
 */
@JsonPropertyOrder({"window_seconds", "requests", "faults", "fault_percent", "outcomes", "by_route"})
@Schema
public record OutcomesReport(
        long windowSeconds,
        long requests,
        long faults,
        double faultPercent,
        List<OutcomeClass> outcomes,
        List<RouteReport> byRoute) {

    private static final Comparator<RouteReport> MOST_FAULTS_FIRST =
            Comparator.comparingLong(RouteReport::faults).reversed().thenComparing(RouteReport::route);

    public OutcomesReport {
        outcomes = List.copyOf(outcomes);
        byRoute = List.copyOf(byRoute);
    }

    /**
     * How many requests ended in one way.
     *
     * @param outcome the class
     * @param requests that ended so in the window
     * @param sharePercent 100 × these ÷ all, rounded to two places
     * @param last the last of them since start; null where there was none, and for {@code ok}
     */
    @JsonPropertyOrder({"outcome", "requests", "share_percent", "last"})
    public record OutcomeClass(
            Outcome outcome,
            long requests,
            double sharePercent,
            @Nullable OutcomeExample last) {}

    /**
     * How the requests of one route ended.
     *
     * @param route its method and path, with the template and not the values
     * @param requests that ended in the window
     * @param faults those that a fault of the database or of the service refused
     * @param outcomes how many ended how, without those that are 0
     */
    @JsonPropertyOrder({"route", "requests", "faults", "outcomes"})
    public record RouteReport(String route, long requests, long faults, Map<String, Long> outcomes) {

        public RouteReport {
            outcomes = Map.copyOf(outcomes);
        }
    }

    public static OutcomesReport of(OutcomeWindow window) {
        OutcomeCounts all = window.all();
        long requests = all.requests();
        return new OutcomesReport(
                window.seconds(),
                requests,
                all.faults(),
                percent(all.faults(), requests),
                Stream.of(Outcome.values())
                        .map(outcome -> new OutcomeClass(
                                outcome, all.of(outcome), percent(all.of(outcome), requests), window.last(outcome)))
                        .toList(),
                window.byRoute().entrySet().stream()
                        .map(route -> new RouteReport(
                                route.getKey(),
                                route.getValue().requests(),
                                route.getValue().faults(),
                                route.getValue().byLabel()))
                        .filter(route -> route.requests() > 0)
                        .sorted(MOST_FAULTS_FIRST)
                        .toList());
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : Math.round(part * 10_000.0 / whole) / 100.0;
    }
}
