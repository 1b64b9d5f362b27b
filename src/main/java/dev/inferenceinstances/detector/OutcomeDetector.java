package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A fault of the database that the errors of requests name: one is enough, since it will meet the next request too. */
final class OutcomeDetector implements Detector {

    private final Code code;
    private final List<String> actions;
    private final Predicate<Reachability> seenByTheProbe;
    private final Outcome[] outcomes;

    /** @param seenByTheProbe whether the probe has met it too, before any request has */
    private OutcomeDetector(
            Code code, List<String> actions, Predicate<Reachability> seenByTheProbe, Outcome... outcomes) {
        this.code = code;
        this.actions = actions;
        this.seenByTheProbe = seenByTheProbe;
        this.outcomes = outcomes;
    }

    /** What is open goes on working, and no new connection can be opened. */
    static Detector loginRefused() {
        return new OutcomeDetector(
                Code.LOGIN_REFUSED,
                List.of("password", "role", "rules"),
                Reachability::loginRefused,
                Outcome.LOGIN_REFUSED);
    }

    /** The database is a standby, or was set to be read-only. */
    static Detector readOnly() {
        return new OutcomeDetector(
                Code.READ_ONLY, List.of("primary", "setting"), Reachability::writesMissing, Outcome.READ_ONLY);
    }

    static Detector noSpace() {
        return new OutcomeDetector(Code.NO_SPACE, List.of("free", "limit"), database -> false, Outcome.NO_SPACE);
    }

    static Detector noPermission() {
        return new OutcomeDetector(
                Code.NO_PERMISSION,
                List.of("grant", "schema"),
                database -> false,
                Outcome.NO_PERMISSION,
                Outcome.NO_TABLE);
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        RefusedRequests refused = RefusedRequests.of(observation.outcomes(), outcomes);
        Reachability database = observation.database();
        if (refused.requests() == 0 && (database == null || !seenByTheProbe.test(database))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                code,
                Severity.CRITICAL,
                Phrase.of(code.label(), refused.requests(), refused.codes()),
                refused,
                actions.stream()
                        .map(action -> Phrase.of(code.label() + "." + action))
                        .toList(),
                Phrase.of(code.label() + ".refuted")));
    }
}
