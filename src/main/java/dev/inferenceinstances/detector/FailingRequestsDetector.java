package dev.inferenceinstances.detector;

import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounts;
import dev.inferenceinstances.traffic.OutcomeExample;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Requests fail in numbers, and no other finding says why. */
final class FailingRequestsDetector implements Detector {

    /** With fewer requests, all of them have to fail. */
    private static final int ENOUGH = 20;

    private static final double MANY = 0.05;

    /** For so long none has ended so where what made them fail is taken to be over, though the last ten seconds still have some. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Of which the outcomes are. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    /** What has a finding of its own. */
    private static final Set<Outcome> EXPLAINED = Set.of(
            Outcome.LOGIN_REFUSED,
            Outcome.SERVER_LIMIT,
            Outcome.POOLER_LIMIT,
            Outcome.READ_ONLY,
            Outcome.NO_PERMISSION,
            Outcome.NO_TABLE,
            Outcome.NO_SPACE);

    /** What a full pool explains. */
    private static final Set<Outcome> OF_A_FULL_POOL = Set.of(Outcome.POOL_TIMEOUT, Outcome.SHED);

    /** What a server that is away explains. */
    private static final Set<Outcome> OF_A_SERVER_AWAY = Set.of(Outcome.UNREACHABLE, Outcome.CONNECTION_LOST);

    @Override
    public Optional<Finding> judge(Observation observation) {
        OutcomeCounts counts = observation.outcomes().all();
        return Stream.of(Outcome.values())
                .filter(outcome -> outcome.isFault() && unexplained(outcome, observation))
                .filter(outcome -> isMany(counts.of(outcome), counts.requests()))
                .max(Comparator.comparingLong(counts::of))
                .map(outcome -> finding(
                        RefusedRequests.of(observation.outcomes(), outcome),
                        isOver(outcome, observation) ? Severity.WARNING : Severity.CRITICAL,
                        OF_A_FULL_POOL.contains(outcome) && wasFull(observation) ? "full" : outcome.label()));
    }

    private static boolean unexplained(Outcome outcome, Observation observation) {
        return !EXPLAINED.contains(outcome)
                && !(OF_A_FULL_POOL.contains(outcome) && lendsConnections(observation))
                && !(OF_A_SERVER_AWAY.contains(outcome) && observation.databaseIsAway());
    }

    /** It may have lent none at the very moment, between two of many short borrows. */
    private static boolean lendsConnections(Observation observation) {
        return observation.pool().checkedOut() > 0
                || observation.last(QUIET).stream().anyMatch(second -> second.checkedOutMax() > 0);
    }

    private static boolean isMany(long failed, long requests) {
        return failed > 0 && (requests < ENOUGH ? failed == requests : failed > MANY * requests);
    }

    private static boolean isOver(Outcome outcome, Observation observation) {
        OutcomeExample last = observation.outcomes().last(outcome);
        return last != null && Duration.between(last.at(), observation.at()).compareTo(QUIET) > 0;
    }

    /** It is not any more, or another finding would say so. */
    private static boolean wasFull(Observation observation) {
        return observation.last(RECENT).stream()
                .anyMatch(second -> second.checkedOutMax() >= observation.pool().maxConnections());
    }

    private static Finding finding(RefusedRequests refused, Severity severity, String advice) {
        String outcome = refused.outcome().label();
        return new Finding(
                Code.FAILING_REQUESTS,
                severity,
                Phrase.of(
                        "failing_requests",
                        refused.requests(),
                        refused.ofRequests(),
                        Phrase.of("outcome." + outcome),
                        String.valueOf(refused.route()),
                        refused.codes(),
                        refused.anyCodes()),
                refused,
                List.of(
                        Phrase.of("failing_requests." + advice),
                        Phrase.of("failing_requests.log", String.valueOf(refused.requestId()))),
                Phrase.of("failing_requests.refuted"));
    }
}
