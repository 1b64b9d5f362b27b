package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A fault of the database that the errors of requests name: one is enough, since it will meet the next request too. */
final class OutcomeDetector implements Detector {

    private final Code code;
    private final String phrases;
    private final List<String> actions;
    private final Predicate<Reachability> seenByTheProbe;
    private final Outcome outcome;

    /**
     * @param phrases the key of its sentence, with which those of its actions begin
     * @param seenByTheProbe whether the probe has met it too, before any request has
     */
    private OutcomeDetector(
            Code code, String phrases, List<String> actions, Predicate<Reachability> seenByTheProbe, Outcome outcome) {
        this.code = code;
        this.phrases = phrases;
        this.actions = actions;
        this.seenByTheProbe = seenByTheProbe;
        this.outcome = outcome;
    }

    /** What is open goes on working, and no new connection can be opened. */
    static Detector loginRefused() {
        return new OutcomeDetector(
                Code.LOGIN_REFUSED,
                "login_refused",
                List.of("password", "role", "rules"),
                Reachability::loginRefused,
                Outcome.LOGIN_REFUSED);
    }

    /** The database is a standby, or was set to be read-only. */
    static Detector readOnly() {
        return new OutcomeDetector(
                Code.READ_ONLY,
                "read_only",
                List.of("primary", "setting"),
                Reachability::writesMissing,
                Outcome.READ_ONLY);
    }

    static Detector noSpace() {
        return new OutcomeDetector(
                Code.NO_SPACE, "no_space", List.of("free", "limit"), database -> false, Outcome.NO_SPACE);
    }

    static Detector noPermission() {
        return new OutcomeDetector(
                Code.NO_PERMISSION, "no_permission", List.of("grant"), database -> false, Outcome.NO_PERMISSION);
    }

    /** Of the same code, and with another remedy. */
    static Detector noTable() {
        return new OutcomeDetector(
                Code.NO_PERMISSION,
                "no_table",
                List.of("schema", "usage"),
                Reachability::schemaMissing,
                Outcome.NO_TABLE);
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        RefusedRequests refused = RefusedRequests.of(observation.outcomes(), outcome);
        Reachability database = observation.database();
        if (refused.requests() == 0 && (database == null || !seenByTheProbe.test(database))) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                code,
                Severity.CRITICAL,
                Phrase.of(phrases, refused.requests(), refused.codes(), refused.anyCodes()),
                refused,
                actions(database),
                Phrase.of(phrases + ".refuted")));
    }

    /** Where the probe knows what to do, to look at the password too would only mislead. */
    private List<Phrase> actions(@Nullable Reachability database) {
        return Optional.ofNullable(database)
                .filter(seenByTheProbe)
                .flatMap(Reachability::firstStep)
                .map(List::of)
                .orElseGet(() -> actions.stream()
                        .map(action -> Phrase.of(phrases + "." + action))
                        .toList());
    }
}
