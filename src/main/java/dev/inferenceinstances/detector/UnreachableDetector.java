package dev.inferenceinstances.detector;

import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The database cannot be reached. */
final class UnreachableDetector implements Detector {

    /** @param askedAt when the database did not answer */
    record Figures(String reason, Instant askedAt, int checkedOut, int totalConnections) implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        if (observation.database() == null || observation.database().reachable()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.DATABASE_UNREACHABLE,
                Severity.CRITICAL,
                Phrase.of("database_unreachable", observation.database().reason()),
                new Figures(
                        observation.database().detail(),
                        observation.database().at(),
                        observation.pool().checkedOut(),
                        observation.pool().totalConnections()),
                List.of(Phrase.of("database_unreachable.check"), Phrase.of("database_unreachable.leave_pool")),
                Phrase.of("database_unreachable.refuted")));
    }
}
