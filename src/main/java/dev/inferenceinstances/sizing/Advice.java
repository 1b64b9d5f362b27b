package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What size to give the pool.
 *
 * @param measured what it stands on
 * @param size the recommended one
 * @param server what the server has room for; empty where that is not known
 * @param reasoning how it came about, one sentence a step
 */
record Advice(Measurement measured, PoolSize size, Optional<ServerBudget> server, List<Phrase> reasoning) {

    Advice {
        reasoning = List.copyOf(reasoning);
    }

    /** The predicted p99 wait at this size, in milliseconds; empty where too little was measured, or where it grows without end. */
    OptionalDouble wait(PoolSize size) {
        return measured.tellsEnough() ? measured.waitP99Ms(size.total()) : OptionalDouble.empty();
    }
}
