package dev.inferenceinstances.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A database behind a node that can fall silent, and little patience with it. */
public abstract class SilentNodeProfile implements QuarkusTestProfile {

    private final TestDatabase database;
    private final int size;
    private final int overflow;

    SilentNodeProfile(TestDatabase database, int size, int overflow) {
        this.database = database;
        this.size = size;
        this.overflow = overflow;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.db-kind",
                database.kind(),
                "DB_CONNECT_TIMEOUT",
                "2",
                "DB_POOL_TIMEOUT",
                "3",
                "DB_POOL_SIZE",
                Integer.toString(size),
                "DB_MAX_OVERFLOW",
                Integer.toString(overflow));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(SilentNodeResource.class, Map.of(SilentNodeResource.DATABASE, database.name())));
    }

    public static final class Postgresql extends SilentNodeProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL, 10, 20);
        }
    }

    /** No other connection shows that the server is silent. */
    public static final class PostgresqlOfOne extends SilentNodeProfile {
        public PostgresqlOfOne() {
            super(TestDatabase.POSTGRESQL, 1, 0);
        }
    }

    /** The same, where the driver asks the server before the borrower does. */
    public static final class MariaDbOfOne extends SilentNodeProfile {
        public MariaDbOfOne() {
            super(TestDatabase.MARIADB, 1, 0);
        }
    }

    public static final class MariaDb extends SilentNodeProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB, 10, 20);
        }
    }
}
