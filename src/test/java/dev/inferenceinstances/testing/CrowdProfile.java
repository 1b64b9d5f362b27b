package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link DatabaseProfile} on PostgreSQL, with a small pool for which hundreds may wait, as long as a test may take. */
public final class CrowdProfile extends DatabaseProfile {

    public CrowdProfile() {
        super(TestDatabase.POSTGRESQL);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("DB_POOL_SIZE", "2");
        overrides.put("DB_MAX_OVERFLOW", "3");
        overrides.put("DB_POOL_TIMEOUT", "100");
        overrides.put("DB_MAX_WAITING", "1000");
        return overrides;
    }
}
