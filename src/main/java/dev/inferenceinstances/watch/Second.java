package dev.inferenceinstances.watch;

import dev.inferenceinstances.diagnosis.ServerState;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import java.time.Instant;
import java.util.List;

/**
 * What was read in one second. Every stage gets the same, so that all that is shown of a second agrees.
 *
 * @param at when it was read
 * @param nanos the same, as {@link System#nanoTime()} counts, since a clock may be set back
 * @param pool the one reading of the pool
 * @param sample made of it: what happened since the second before
 * @param held the borrowed connections, longest held first
 * @param server what is known of the server, with the age of each thing
 */
record Second(
        Instant at, long nanos, PoolReading pool, PoolSample sample, List<HeldConnection> held, ServerState server) {

    Second {
        held = List.copyOf(held);
    }

    /** The same second, with what the server has answered since. */
    Second with(ServerState answered) {
        return new Second(at, nanos, pool, sample, held, answered);
    }
}
