package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.DatabaseReachability;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Notes when the pool's own traffic has shown that the database answers. */
@Singleton
public class TrafficProof {

    private final PoolReader reader;
    private final DatabaseReachability database;
    private long seen;

    TrafficProof(PoolReader reader, DatabaseReachability database) {
        this.reader = reader;
        this.database = database;
    }

    /** To be called once a second, by one thread at a time. */
    public void look(Instant now) {
        long proofs = reader.proofs();
        if (proofs > seen) {
            database.proved(now);
        }
        seen = proofs;
    }
}
