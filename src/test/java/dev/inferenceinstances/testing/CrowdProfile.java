package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link DatabaseProfile} on PostgreSQL, with a small pool, for which so many may wait that every worker thread is taken. */
public final class CrowdProfile extends DatabaseProfile {

    /** How many requests may wait for a connection, and as many wait at once as the service has threads left. */
    public static final int WAITING = 200;

    public static final int CONNECTIONS = 5;

    public CrowdProfile() {
        super(TestDatabase.POSTGRESQL);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("DB_POOL_SIZE", Integer.toString(CONNECTIONS));
        overrides.put("DB_MAX_OVERFLOW", "0");
        overrides.put("DB_POOL_TIMEOUT", "300");
        overrides.put("DB_MAX_WAITING", Integer.toString(WAITING));
        return overrides;
    }
}
