package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/** As {@link PageProfile}, with the pool that users get without a setting. */
public final class PicturesProfile extends DrillProfile {

    public PicturesProfile() {
        super(TestDatabase.POSTGRESQL);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("DB_POOL_SIZE", "10");
        overrides.put("DB_MAX_OVERFLOW", "20");
        overrides.put("DB_POOL_TIMEOUT", "5");
        overrides.put("LEASE_LONG_HELD_AFTER", "60");
        overrides.put("LEASE_OVERDUE_AFTER", "600");
        return overrides;
    }
}
