package dev.inferenceinstances.detector;

import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** The database cannot be reached. */
final class UnreachableDetector implements Detector {

    @Override
    public Optional<Finding> judge(Observation seen) {
        if (seen.database() == null || seen.database().reachable()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.DATABASE_UNREACHABLE,
                Severity.CRITICAL,
                Phrase.of("database_unreachable", seen.database().reason()),
                Finding.evidence(
                        "reason", seen.database().detail(),
                        "asked_at", seen.database().at(),
                        "checked_out", seen.pool().checkedOut(),
                        "total_connections", seen.pool().totalConnections()),
                List.of(Phrase.of("database_unreachable.check"), Phrase.of("database_unreachable.leave_pool")),
                Phrase.of("database_unreachable.refuted")));
    }
}
