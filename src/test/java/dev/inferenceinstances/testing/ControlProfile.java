package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link DatabaseProfile}, with credentials and a small pool whose callers wait for as long as a test may take. */
public abstract class ControlProfile extends DatabaseProfile {

    ControlProfile(TestDatabase database) {
        super(database);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.putAll(CredentialsProfile.CREDENTIALS);
        overrides.put("DB_POOL_SIZE", "3");
        overrides.put("DB_MAX_OVERFLOW", "2");
        overrides.put("DB_POOL_TIMEOUT", "60");
        return overrides;
    }

    public static final class Postgresql extends ControlProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    public static final class MySql extends ControlProfile {
        public MySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
