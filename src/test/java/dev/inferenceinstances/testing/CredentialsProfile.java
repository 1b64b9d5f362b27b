package dev.inferenceinstances.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * As {@link DatabaseProfile} on SQLite, with credentials and an origin for pages. Callers say themselves where they come from, in
 * {@code X-Forwarded-For}, so that a test that is locked out locks out no other.
 */
public final class CredentialsProfile extends DatabaseProfile {

    public static final String USERNAME = "operator";
    public static final String PASSWORD = "correct horse battery staple";
    public static final String ORIGIN = "https://pages.example";

    /** Of the password, by Python's bcrypt, at the least cost. */
    private static final String HASH = "$2b$04$clGOOhWSlbxhsKLhAG2fbu3whGzJjSrE9Sf1MYBvg.k2gsWG.r/k.";

    /** The settings that make them the right ones. */
    public static final Map<String, String> CREDENTIALS = Map.of("AUTH_USERNAME", USERNAME, "AUTH_PASSWORD_HASH", HASH);

    public CredentialsProfile() {
        super(TestDatabase.SQLITE);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.putAll(CREDENTIALS);
        overrides.put("CORS_ORIGINS", ORIGIN);
        overrides.put("FORWARDED_ALLOW_IPS", "*");
        return overrides;
    }
}
