package dev.inferenceinstances.session;

import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why a pooler's console does not answer, for the log: in words of this service, for the pooler's own may hold anything. */
final class ConsoleSilence {

    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

    private ConsoleSilence() {}

    static String inWords(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "nothing came in time";
        }
        if (cause instanceof PgException refusal) {
            return "it refuses, with SQLState " + state(refusal.getSqlState());
        }
        if (cause instanceof IOException) {
            return "no connection to it can be opened";
        }
        return "its connection ended, or it said what is not understood (%s)"
                .formatted(cause.getClass().getSimpleName());
    }

    private static String state(@Nullable String said) {
        return said != null && SQL_STATE.matcher(said).matches() ? said : "unknown";
    }
}
