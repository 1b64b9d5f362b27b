package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.DatabaseSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the two reports on the pool as it is now. */
@ApplicationScoped
public class PoolReports {

    private final PoolReader reader;
    private final PoolPolicy policy;
    private final String databaseType;
    private final String implementation = PoolImplementation.describe();

    PoolReports(PoolReader reader, PoolPolicy policy, DatabaseSettings database) {
        this.reader = reader;
        this.policy = policy;
        this.databaseType = database.url().kind().label();
    }

    public PoolReport pool() {
        PoolReading reading = reader.read();
        return PoolReport.of(databaseType, implementation, reading, policy.assess(reading));
    }

    public ThresholdReport threshold() {
        PoolReading reading = reader.read();
        return ThresholdReport.of(databaseType, reading, policy.assess(reading));
    }
}
