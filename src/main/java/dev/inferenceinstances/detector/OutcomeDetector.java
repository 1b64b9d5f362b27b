package dev.inferenceinstances.detector;

import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** A fault of the database that the errors of requests name: one is enough, since it will meet the next request too. */
final class OutcomeDetector implements Detector {

    private final Code code;
    private final List<String> actions;
    private final Outcome[] outcomes;

    private OutcomeDetector(Code code, List<String> actions, Outcome... outcomes) {
        this.code = code;
        this.actions = actions;
        this.outcomes = outcomes;
    }

    /** What is open goes on working, and no new connection can be opened. */
    static Detector loginRefused() {
        return new OutcomeDetector(Code.LOGIN_REFUSED, List.of("password", "role", "rules"), Outcome.LOGIN_REFUSED);
    }

    /** The database is a standby, or was set to be read-only. */
    static Detector readOnly() {
        return new OutcomeDetector(Code.READ_ONLY, List.of("primary", "setting"), Outcome.READ_ONLY);
    }

    static Detector noSpace() {
        return new OutcomeDetector(Code.NO_SPACE, List.of("free", "limit"), Outcome.NO_SPACE);
    }

    static Detector noPermission() {
        return new OutcomeDetector(
                Code.NO_PERMISSION, List.of("grant", "schema"), Outcome.NO_PERMISSION, Outcome.NO_TABLE);
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        RefusedRequests refused = RefusedRequests.of(observation.outcomes(), outcomes);
        if (refused.requests() == 0) {
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
