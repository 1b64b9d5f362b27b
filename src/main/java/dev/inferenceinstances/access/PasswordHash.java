package dev.inferenceinstances.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * A bcrypt hash of a password.
 *
 * @param text as the earlier service wrote it, {@code $2b$}, or as others do, {@code $2a$} or {@code $2y$}
 */
public record PasswordHash(String text) {

    /** Bytes of UTF-8. Bcrypt takes no note of those that follow. */
    static final int MOST_BYTES = 72;

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(?:0[4-9]|[12][0-9]|3[01])\\$[./A-Za-z0-9]{53}");

    /** About a quarter of a second, and the earlier service's. */
    private static final int COST = 12;

    /** Empty where this is no bcrypt hash. */
    static Optional<PasswordHash> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PasswordHash(text)) : Optional.empty();
    }

    /**
     * Hashes a password anew.
     *
     * @throws IllegalArgumentException for more than {@value #MOST_BYTES} bytes
     */
    static PasswordHash of(String password) {
        return new PasswordHash(BCrypt.hashpw(password, BCrypt.gensalt("$2b", COST)));
    }

    static boolean tooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES;
    }

    /** Takes as long as the hash's cost says. Of a longer password the first {@value #MOST_BYTES} bytes count, as they always did. */
    boolean matches(String password) {
        return BCrypt.checkpw(password, text);
    }

    @Override
    public String toString() {
        return "PasswordHash";
    }
}
