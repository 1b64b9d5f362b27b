package dev.inferenceinstances.exercise;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.StrangerLogin;
import dev.inferenceinstances.traffic.OutcomeCounter;
import dev.inferenceinstances.traffic.RequestOutcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transaction;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Knows what each kind of drill does. */
@ApplicationScoped
public class Exercises {

    /** Between two requests of a caller that has no work for the database. */
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Borrower borrower;
    private final StrangerLogin stranger;
    private final RequestOutcomes outcomes;
    private final DatabaseKind kind;
    private final DrillSql sql;

    Exercises(Borrower borrower, StrangerLogin stranger, RequestOutcomes outcomes, DatabaseSettings database) {
        this.borrower = borrower;
        this.stranger = stranger;
        this.outcomes = outcomes;
        this.kind = database.url().kind();
        this.sql = DrillSql.of(kind);
    }

    public Exercise of(DrillPlan plan) {
        return switch (plan.kind()) {
            case HOLD -> (drill, caller) -> drill.again(() -> hold(drill));
            case LEAK -> this::leak;
            case SLOW -> (drill, caller) -> drill.again(() -> growSlow(drill));
            case LOCK ->
                new LockExercise(
                        borrower,
                        DrillLock.of(kind, ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), plan.seconds()));
            case BURST -> (drill, caller) -> drill.again(() -> request(drill, sql.work()));
            case READ_ONLY -> new RefusedExercise(borrower, Refusal.readOnly(kind), outcomes(plan));
            case FAILING -> new RefusedExercise(borrower, Refusal.late(kind), outcomes(plan));
            case LOGIN_REFUSED -> new LoginExercise(stranger, outcomes(plan));
        };
    }

    /** They are counted under the name of the drill, so that evidence names it. */
    private OutcomeCounter outcomes(DrillPlan plan) {
        return outcomes.counter(plan.kind().holder());
    }

    private void hold(Drill drill) {
        borrower.request(drill, () -> {
            borrower.run(sql.trivial());
            drill.awaitEnd();
        });
    }

    private void growSlow(Drill drill) {
        if (drill.age().compareTo(drill.plan().start()) >= 0) {
            request(drill, sql.slow());
        } else {
            request(drill, sql.trivial());
            drill.pause(BETWEEN);
        }
    }

    private void leak(Drill drill, int caller) {
        drill.pause(drill.plan().untilLeak(caller));
        drill.again(() -> {
            Transaction left = borrower.leak(drill, sql.trivial());
            drill.awaitEnd();
            borrower.rollBack(left);
        });
    }

    private void request(Drill drill, String statement) {
        borrower.request(drill, () -> borrower.run(statement));
    }
}
