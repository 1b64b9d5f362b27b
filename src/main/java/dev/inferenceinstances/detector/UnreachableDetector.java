package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database cannot be reached. A server that refuses the login can be, and has a finding of its own. */
final class UnreachableDetector implements Detector {

    /** @param askedAt when the database did not answer */
    record Figures(@Nullable String reason, Instant askedAt, int checkedOut, int totalConnections)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        Reachability database = observation.database();
        if (database == null || !observation.databaseIsAway()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                Code.DATABASE_UNREACHABLE,
                Severity.CRITICAL,
                Phrase.of("database_unreachable", Objects.requireNonNull(database.reason(), "why it is not reachable")),
                new Figures(
                        database.detail(),
                        database.at(),
                        observation.pool().checkedOut(),
                        observation.pool().totalConnections()),
                List.of(check(database), Phrase.of("database_unreachable.leave_pool")),
                Phrase.of("database_unreachable.refuted")));
    }

    /** A file that is locked has no host and no firewall, and neither matters where the probe knows what to do. */
    private static Phrase check(Reachability database) {
        return database.firstStep()
                .orElseGet(() ->
                        Phrase.of(database.isLocked() ? "database_unreachable.unlock" : "database_unreachable.check"));
    }
}
