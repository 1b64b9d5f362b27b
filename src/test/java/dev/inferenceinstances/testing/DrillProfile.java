package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link DatabaseProfile}, where drills are allowed on a small pool. */
public abstract class DrillProfile extends DatabaseProfile {

    DrillProfile(TestDatabase database) {
        super(database);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.putAll(CredentialsProfile.CREDENTIALS);
        overrides.put("DRILLS_ENABLED", "true");
        overrides.put("DB_POOL_SIZE", "3");
        overrides.put("DB_MAX_OVERFLOW", "2");
        overrides.put("DB_POOL_TIMEOUT", "1");
        return overrides;
    }

    public static class Sqlite extends DrillProfile {
        public Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    public static final class Postgresql extends DrillProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    public static final class MariaDb extends DrillProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    public static final class MySql extends DrillProfile {
        public MySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
