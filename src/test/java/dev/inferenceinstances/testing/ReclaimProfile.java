package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link DatabaseProfile}, with leaked connections taken back. */
public abstract class ReclaimProfile extends DatabaseProfile {

    ReclaimProfile(TestDatabase database) {
        super(database);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("LEAK_ACTION", "reclaim");
        return overrides;
    }

    public static final class Sqlite extends ReclaimProfile {
        public Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    public static final class Postgresql extends ReclaimProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    public static final class MariaDb extends ReclaimProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    public static final class MySql extends ReclaimProfile {
        public MySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
