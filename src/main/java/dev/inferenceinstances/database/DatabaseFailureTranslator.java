package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.problem.FailureTranslator;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** Answers 503 where the database, and not the request, is what is wrong. */
@ApplicationScoped
@Priority(1)
public class DatabaseFailureTranslator implements FailureTranslator {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final FailureCounts counts;
    private final DatabaseWatch watch;

    DatabaseFailureTranslator(FailureCounts counts, DatabaseWatch watch) {
        this.counts = counts;
        this.watch = watch;
    }

    @Override
    public Optional<HttpProblem> translate(Throwable failure, String requestId) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        if (!kind.isTransient()) {
            return Optional.empty();
        }
        Log.warnf("Request %s: %s", requestId, kind.sentence());
        counts.add(kind);
        watch.lookSoon();
        return Optional.of(Problems.unavailable(kind.sentence(), RETRY_AFTER));
    }
}
