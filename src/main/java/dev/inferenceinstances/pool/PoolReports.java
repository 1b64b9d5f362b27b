package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.SchemaMigration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Makes the two reports on the pool, as it is now or as it was read. */
@ApplicationScoped
public class PoolReports {

    private final PoolReader reader;
    private final PoolPolicy policy;
    private final SchemaMigration schema;
    private final String databaseType;
    private final String implementation = PoolImplementation.describe();

    PoolReports(PoolReader reader, PoolPolicy policy, DatabaseSettings database, SchemaMigration schema) {
        this.reader = reader;
        this.policy = policy;
        this.schema = schema;
        this.databaseType = database.url().kind().label();
    }

    public PoolReport pool(Locale language) {
        return pool(reader.read(), language);
    }

    public ThresholdReport threshold(Locale language) {
        return threshold(reader.read(), language);
    }

    /** For who wants both reports of the same reading, or one of an earlier reading. */
    public PoolReport pool(PoolReading reading, Locale language) {
        return PoolReport.of(databaseType, implementation, reading, policy, schema.off(), language);
    }

    /** As {@link #pool(PoolReading, Locale)}. */
    public ThresholdReport threshold(PoolReading reading, Locale language) {
        return ThresholdReport.of(databaseType, reading, policy.assess(reading), language);
    }
}
