package dev.inferenceinstances.exercise;

import dev.inferenceinstances.database.StrangerLogin;
import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounter;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;

/**
 * The first caller logs in with a name that the server does not know, and is counted as a request that needed a new connection is. It borrows
 * nothing, and the others have nothing to do.
 */
final class LoginExercise implements Exercise {

    /** So few and so seldom that no server takes them for an attack. */
    static final int ATTEMPTS = 6;

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final StrangerLogin stranger;
    private final OutcomeCounter outcomes;

    LoginExercise(StrangerLogin stranger, OutcomeCounter outcomes) {
        this.stranger = stranger;
        this.outcomes = outcomes;
    }

    @Override
    public void call(Drill drill, int caller) {
        if (caller > 0) {
            return;
        }
        int attempts = 0;
        while (!drill.hasEnded() && attempts++ < ATTEMPTS && isRefused(drill)) {
            drill.pause(BETWEEN);
        }
        drill.awaitEnd();
    }

    /** False where the server says something else, which it would say again. */
    private boolean isRefused(Drill drill) {
        String id = drill.nextRequestId();
        Optional<DatabaseError> answer = stranger.attempt();
        boolean refused = answer.filter(error -> error.failure() == DatabaseFailure.LOGIN_REFUSED)
                .isPresent();
        if (refused) {
            int status = DatabaseFailure.LOGIN_REFUSED.remedy().status();
            outcomes.count(Outcome.LOGIN_REFUSED, id, null, status, answer.get());
        } else {
            Log.warnf(
                    "A refused login cannot be rehearsed here: %s",
                    answer.map(error -> error.failure().sentence() + error.codes())
                            .orElse("the server lets in whom it does not know"));
        }
        return refused;
    }
}
