package dev.inferenceinstances.failure;

import dev.inferenceinstances.wording.Phrase;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an operator meets with a server that is new to the service, and has to do there. More than the meaning of the error tells, which
 * is that of many.
 */
public enum FirstStep {
    /** MySQL and MariaDB shut a host out after too many connections that were broken off, and let it in by an order only. */
    BLOCKED_HOST(error -> error.getErrorCode() == 1129),
    /** No account of theirs may come from this host. */
    UNKNOWN_HOST(error -> error.getErrorCode() == 1130),
    /** The account has a password of a kind that the driver or the server no longer has, or none, for who comes over the server's socket. */
    UNKNOWN_PLUGIN(error -> error.getErrorCode() == 1251
            || error.getErrorCode() == 1524
            || error.getErrorCode() == 1698
            || says(error, "authentication plugin")
            || says(error, "authentication protocol requested by server")),
    /** MySQL's {@code caching_sha2_password} sends the password under TLS, or with a key that the driver takes only if told. */
    KEY_NOT_TAKEN(error -> says(error, "public key retrieval is not allowed")),
    /** Since PostgreSQL 15 only the owner of a database may make tables in it. */
    NO_SCHEMA_RIGHTS(error -> "42501".equals(error.getSQLState()) && says(error, "for schema")),
    /** The same of MySQL and MariaDB, where a right is missing that the making of tables needs. */
    NO_TABLE_RIGHTS(error -> error.getErrorCode() == 1142 || error.getErrorCode() == 1044);

    private final Predicate<SQLException> applies;

    FirstStep(Predicate<SQLException> applies) {
        this.applies = applies;
    }

    /** Of this error or of what caused it; empty where there is none. */
    public static Optional<FirstStep> of(@Nullable Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                for (FirstStep step : values()) {
                    if (step.applies.test(sql)) {
                        return Optional.of(step);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** True where a login cannot be made by what the driver says itself, with codes of other meanings or none: the server is there. */
    static boolean isLoginRefused(SQLException error) {
        return error.getErrorCode() == 0 && (UNKNOWN_PLUGIN.applies.test(error) || KEY_NOT_TAKEN.applies.test(error));
    }

    /** What to say of an error: what to do about it where that is known, or else what it means. */
    public static Phrase phraseOf(@Nullable Throwable error) {
        return of(error)
                .map(FirstStep::phrase)
                .orElseGet(() -> DatabaseFailure.of(error).phrase());
    }

    /** The same in English, for problems and the log. */
    public static String sentenceOf(@Nullable Throwable error) {
        return phraseOf(error).in(Locale.ENGLISH);
    }

    Phrase phrase() {
        return Phrase.of("first_step." + name().toLowerCase(Locale.ROOT));
    }

    private static boolean says(SQLException error, String words) {
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }
}
