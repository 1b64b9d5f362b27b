package dev.inferenceinstances.admission;

import dev.inferenceinstances.database.AccessMode;
import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.database.DatabaseWatch;
import dev.inferenceinstances.database.SchemaMigration;
import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.FirstStep;
import dev.inferenceinstances.pool.PoolRenewal;
import dev.inferenceinstances.problem.FailureTranslator;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.traffic.Outcome;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Says what an error of the database means for the caller, as {@link DatabaseFailure} has it, and notes it on the request. */
@ApplicationScoped
@Priority(1)
public class DatabaseFailureTranslator implements FailureTranslator {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final DatabaseWatch watch;
    private final DatabaseReachability reachability;
    private final PoolRenewal renewal;
    private final SchemaMigration migration;
    private final AccessMode access;

    DatabaseFailureTranslator(
            DatabaseWatch watch,
            DatabaseReachability reachability,
            PoolRenewal renewal,
            SchemaMigration migration,
            AccessMode access) {
        this.watch = watch;
        this.reachability = reachability;
        this.renewal = renewal;
        this.migration = migration;
        this.access = access;
    }

    @Override
    public Optional<HttpProblem> translate(Throwable failure, String request) {
        DatabaseError error = DatabaseError.of(failure);
        DatabaseFailure kind = reachability.meaning(error.failure());
        if (kind == DatabaseFailure.READ_ONLY && access.readOnly()) {
            return Optional.of(Problems.forbidden(kind.sentence() + ", and is meant to be (" + AccessMode.KEY + ")"));
        }
        new RequestFault(Outcome.of(kind), error).note();
        Optional<String> trouble = kind == DatabaseFailure.NO_TABLE ? migration.trouble() : Optional.empty();
        if (trouble.isPresent()) {
            // said in the log by the migration, which goes on trying
            return trouble.map(reason -> Problems.unavailable(reason, RETRY_AFTER));
        }
        if (kind == DatabaseFailure.OTHER) {
            return Optional.empty();
        }
        String sentence =
                kind == error.failure() && kind.isOfTheConnection() ? FirstStep.sentenceOf(failure) : kind.sentence();
        Log.warnf("Request %s: %s%s", request, sentence, error.codes());
        return Optional.of(
                switch (kind.remedy()) {
                    case AT_ONCE, LATER -> {
                        if (kind.isOfTheConnection()) {
                            watch.lookSoon();
                        }
                        if (kind == DatabaseFailure.READ_ONLY) {
                            renewal.writeRefused();
                        }
                        yield Problems.unavailable(sentence, RETRY_AFTER);
                    }
                    case OTHER_VALUES ->
                        kind == DatabaseFailure.INVALID_VALUE
                                ? Problems.invalid(List.of(new FieldError("body", sentence)))
                                : Problems.conflict(sentence);
                    case OPERATOR -> Problems.failed(sentence);
                });
    }
}
