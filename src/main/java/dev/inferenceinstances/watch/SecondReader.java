package dev.inferenceinstances.watch;

import dev.inferenceinstances.diagnosis.ServerSampler;
import dev.inferenceinstances.diagnosis.ServerState;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSampler;
import dev.inferenceinstances.pool.TrafficProof;
import dev.inferenceinstances.traffic.RequestOutcomes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Reads all that a second needs, once, from memory alone. */
@Singleton
class SecondReader {

    private final PoolReader pool;
    private final PoolSampler sampler;
    private final TrafficProof proof;
    private final LeaseView leases;
    private final RequestOutcomes outcomes;
    private final ServerSampler server;
    private final Clock clock;

    SecondReader(
            PoolReader pool,
            PoolSampler sampler,
            TrafficProof proof,
            LeaseView leases,
            RequestOutcomes outcomes,
            ServerSampler server,
            Clock clock) {
        this.pool = pool;
        this.sampler = sampler;
        this.proof = proof;
        this.leases = leases;
        this.outcomes = outcomes;
        this.server = server;
        this.clock = clock;
    }

    Second read() {
        Instant at = clock.instant();
        long nanos = System.nanoTime();
        PoolReading reading = pool.read();
        // before the server's state is read, which depends on it
        proof.look(at);
        PoolSample sample = sampler.sample(reading, at, nanos, outcomes.roll().byLabel());
        return new Second(at, nanos, reading, sample, leases.held(), server.state(at));
    }

    /** What is known of the server by now. */
    ServerState serverNow() {
        return server.state(clock.instant());
    }
}
