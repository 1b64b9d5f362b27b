package dev.inferenceinstances.access;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in, and what may be done here by those who have.
 *
 * @param username null where nobody can: {@code AUTH_USERNAME}
 * @param password null where there is none; not used where there is a hash: {@code AUTH_PASSWORD}
 * @param passwordHash null where there is none: {@code AUTH_PASSWORD_HASH}
 * @param drillsAllowed false refuses every drill: {@code DRILLS_ENABLED}
 */
public record AccessSettings(
        @Nullable String username,
        @Nullable String password,
        @Nullable PasswordHash passwordHash,
        boolean drillsAllowed) {

    /** What to set so that drills are allowed. */
    public static final String DRILLS_ENABLED = "DRILLS_ENABLED";

    private static final String USERNAME = "AUTH_USERNAME";
    private static final String PASSWORD = "AUTH_PASSWORD";
    private static final String PASSWORD_HASH = "AUTH_PASSWORD_HASH";

    /** What to tell a caller who would have to sign in where nobody can. */
    static final String NOBODY =
            "No credentials are configured: set %s and %s or %s".formatted(USERNAME, PASSWORD, PASSWORD_HASH);

    /** @throws InvalidSettingException where the three do not belong together; shows none of them */
    public static AccessSettings read(Settings settings) {
        Optional<String> username = settings.unshown(USERNAME);
        Optional<String> password = settings.secret(PASSWORD);
        Optional<PasswordHash> hash = settings.secret(PASSWORD_HASH, AccessSettings::hash);
        if (username.isPresent() && password.isEmpty() && hash.isEmpty()) {
            throw new InvalidSettingException(
                    "%s is set, but neither %s nor %s is; set one of them too, or none at all."
                            .formatted(USERNAME, PASSWORD, PASSWORD_HASH));
        }
        if (username.isEmpty() && (password.isPresent() || hash.isPresent())) {
            throw new InvalidSettingException("%s is set, but %s is not; set both, or neither."
                    .formatted(hash.isPresent() ? PASSWORD_HASH : PASSWORD, USERNAME));
        }
        if (username.filter(name -> name.contains(":")).isPresent()) {
            // not shown, since what stands behind the colon may be a password
            throw new InvalidSettingException(
                    "%s must not hold a colon, which ends the user name in HTTP Basic.".formatted(USERNAME));
        }
        return new AccessSettings(
                username.orElse(null), password.orElse(null), hash.orElse(null), settings.flag(DRILLS_ENABLED, false));
    }

    /** Whether anybody can sign in. */
    public boolean signInPossible() {
        return username != null;
    }

    /** Whether a password was given that the hash beside it puts out of use. */
    boolean passwordUnused() {
        return password != null && passwordHash != null;
    }

    @Override
    public String toString() {
        return "AccessSettings[username=%s]".formatted(username);
    }

    private static PasswordHash hash(String text) {
        return PasswordHash.parse(text)
                .orElseThrow(() ->
                        new InvalidSettingException(("%s must be a bcrypt hash as hash-password prints it: $2b$ (or "
                                        + "$2a$, $2y$), the cost in two digits, $ and 53 letters, digits, dots or slashes. In a shell, "
                                        + "put it in single quotes.")
                                .formatted(PASSWORD_HASH)));
    }
}
