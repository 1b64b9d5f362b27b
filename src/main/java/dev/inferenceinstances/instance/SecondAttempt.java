package dev.inferenceinstances.instance;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.Remedy;
import io.quarkus.logging.Log;
import java.util.function.Supplier;

/** Begins a transaction again, once, where others made it fail as a whole: after a deadlock or a serialization failure nothing of it is left. */
final class SecondAttempt {

    private SecondAttempt() {}

    /**
     * @param write one transaction as a whole
     * @throws RuntimeException of the second attempt, or of the first where another would not help
     */
    static <T> T of(Supplier<T> write) {
        try {
            return write.get();
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e).remedy() != Remedy.AT_ONCE) {
                throw e;
            }
            Log.debugf(e, "A transaction ran into another one, and is begun again");
            return write.get();
        }
    }
}
