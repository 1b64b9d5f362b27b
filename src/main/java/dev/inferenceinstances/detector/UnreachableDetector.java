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
    public Optional<Finding> judge(Observation seen) {
        if (seen.database() == null || seen.database().reachable()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.DATABASE_UNREACHABLE,
                Severity.CRITICAL,
                Phrase.of("database_unreachable", seen.database().reason()),
                new Figures(
                        seen.database().detail(),
                        seen.database().at(),
                        seen.pool().checkedOut(),
                        seen.pool().totalConnections()),
                List.of(Phrase.of("database_unreachable.check"), Phrase.of("database_unreachable.leave_pool")),
                Phrase.of("database_unreachable.refuted")));
    }
}
