package dev.inferenceinstances.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Builds the service in the test for one kind of database, and gives it an empty one. */
public abstract class DatabaseProfile implements QuarkusTestProfile {

    private final TestDatabase database;

    protected DatabaseProfile(TestDatabase database) {
        this.database = database;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.datasource.db-kind", database.kind(),
                // seconds: leases grow old while a test looks on
                "LEASE_LONG_HELD_AFTER", "1",
                "LEASE_OVERDUE_AFTER", "2");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(DatabaseResource.class, Map.of(DatabaseResource.DATABASE, database.name())));
    }

    /** One shared connection, as users get it without a setting. */
    public static final class Sqlite extends DatabaseProfile {
        public Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    public static final class Postgresql extends DatabaseProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    /** The oldest version that tests run on. */
    public static final class Postgresql15 extends DatabaseProfile {
        public Postgresql15() {
            super(TestDatabase.POSTGRESQL_15);
        }
    }

    /** Behind PgBouncer. */
    public static final class TransactionPooler extends DatabaseProfile {
        public TransactionPooler() {
            super(TestDatabase.TRANSACTION_POOLER);
        }
    }

    /** Behind PgBouncer. */
    public static final class SessionPooler extends DatabaseProfile {
        public SessionPooler() {
            super(TestDatabase.SESSION_POOLER);
        }
    }

    public static final class MariaDb extends DatabaseProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    public static final class MySql extends DatabaseProfile {
        public MySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
