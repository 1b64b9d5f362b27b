package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link DatabaseProfile}, where replicas write nothing of themselves. */
public abstract class NoHeartbeatProfile extends DatabaseProfile {

    NoHeartbeatProfile(TestDatabase database) {
        super(database);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("FLEET_HEARTBEAT", "false");
        return overrides;
    }

    public static final class Postgresql extends NoHeartbeatProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    public static final class MariaDb extends NoHeartbeatProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    public static final class MySql extends NoHeartbeatProfile {
        public MySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
