package dev.inferenceinstances.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A database behind a node that can fall silent, and little patience with it. */
public abstract class SilentNodeProfile implements QuarkusTestProfile {

    private final TestDatabase database;

    SilentNodeProfile(TestDatabase database) {
        this.database = database;
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.datasource.db-kind", database.kind(), "DB_CONNECT_TIMEOUT", "2", "DB_POOL_TIMEOUT", "3");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(SilentNodeResource.class, Map.of(SilentNodeResource.DATABASE, database.name())));
    }

    public static final class Postgresql extends SilentNodeProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    public static final class MariaDb extends SilentNodeProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }
}
