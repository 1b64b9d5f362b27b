package dev.inferenceinstances.detector;

import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeExample;
import dev.inferenceinstances.traffic.OutcomeWindow;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the database made fail, as evidence.
 *
 * @param outcome how they ended
 * @param requests how many ended so in the last ten seconds
 * @param ofRequests of how many in all
 * @param route the one that most of them had; null where there were none
 * @param requestId the last of them, to look for in the log; null where there was none since start
 * @param sqlstate what the database or the driver gave for it; null where it gave none
 * @param vendorCode the server's own number; null where it has none
 */
record RefusedRequests(
        Outcome outcome,
        long requests,
        long ofRequests,
        @Nullable String route,
        @Nullable String requestId,
        @Nullable String sqlstate,
        @Nullable Integer vendorCode)
        implements Evidence {

    static RefusedRequests of(OutcomeWindow window, Outcome outcome) {
        OutcomeExample last = window.last(outcome);
        return new RefusedRequests(
                outcome,
                window.all().of(outcome),
                window.all().requests(),
                route(window, outcome),
                last == null ? null : last.requestId(),
                last == null ? null : last.sqlstate(),
                last == null ? null : last.vendorCode());
    }

    private static @Nullable String route(OutcomeWindow window, Outcome outcome) {
        return window.byRoute().entrySet().stream()
                .filter(route -> route.getValue().of(outcome) > 0)
                .max(Comparator.comparingLong(route -> route.getValue().of(outcome)))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** The SQLState and the server's number, as far as there are; empty where there is neither. */
    String codes() {
        return Stream.of(sqlstate, vendorCode)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining("/"));
    }

    /** 1 where there are codes and 0 where there are none, by which a sentence chooses whether to have parentheses. */
    int anyCodes() {
        return sqlstate == null && vendorCode == null ? 0 : 1;
    }
}
