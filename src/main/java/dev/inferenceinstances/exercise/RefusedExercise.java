package dev.inferenceinstances.exercise;

import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounter;
import java.time.Duration;

/** Each caller makes requests that the database refuses, one after the other, and each is counted as a request to the registry is. */
final class RefusedExercise implements Exercise {

    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Borrower borrower;
    private final Refusal refusal;
    private final OutcomeCounter outcomes;

    RefusedExercise(Borrower borrower, Refusal refusal, OutcomeCounter outcomes) {
        this.borrower = borrower;
        this.refusal = refusal;
        this.outcomes = outcomes;
    }

    @Override
    public void call(Drill drill, int caller) {
        drill.again(() -> {
            request(drill);
            drill.pause(BETWEEN);
        });
    }

    private void request(Drill drill) {
        String id = drill.nextRequestId();
        try {
            borrower.request(drill, id, () -> borrower.runRefused(refusal));
        } catch (RuntimeException e) {
            DatabaseError error = DatabaseError.of(e);
            if (error.failure() != refusal.failure()) {
                throw e;
            }
            outcomes.count(
                    Outcome.of(error.failure()),
                    id,
                    null,
                    error.failure().remedy().status(),
                    error);
        }
    }
}
