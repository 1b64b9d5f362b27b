package dev.inferenceinstances.traffic;

import dev.inferenceinstances.failure.DatabaseError;
import org.jspecify.annotations.Nullable;

/** Counts how requests of one route end. Shares no lock. */
@FunctionalInterface
public interface OutcomeCounter {

    /**
     * @param requestId the {@code X-Request-Id}
     * @param traceId of the request's trace; null where it has none
     * @param status of the answer; 0 where none was sent
     * @param error of the database, if that is why; else null
     */
    void count(Outcome outcome, String requestId, @Nullable String traceId, int status, @Nullable DatabaseError error);
}
