package dev.inferenceinstances.exercise;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
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
    private final DatabaseKind kind;
    private final DrillSql sql;

    Exercises(Borrower borrower, DatabaseSettings database) {
        this.borrower = borrower;
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
        };
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
