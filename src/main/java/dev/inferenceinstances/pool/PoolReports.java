package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.DatabaseSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes the two reports on the pool, as it is now or as it was read. */
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
        return pool(reader.read());
    }

    public ThresholdReport threshold() {
        return threshold(reader.read());
    }

    /** For who wants both reports of the same reading. */
    public PoolReport pool(PoolReading reading) {
        return PoolReport.of(databaseType, implementation, reading, policy.assess(reading));
    }

    /** As {@link #pool(PoolReading)}. */
    public ThresholdReport threshold(PoolReading reading) {
        return ThresholdReport.of(databaseType, reading, policy.assess(reading));
    }
}
