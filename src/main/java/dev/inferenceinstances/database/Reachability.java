package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.FirstStep;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database can be reached.
 *
 * @param reachable whether the server answered
 * @param at when it was asked
 * @param reason why not, or what is unusual, in a sentence that holds no credentials; null where all is well
 * @param failure what the driver's error means; null where there was none
 * @param readOnly whether the database takes no writes
 * @param writesMissing the same, where that is not what was asked for
 * @param keptWaiting whether a connection pooler is known, and kept the probe waiting; it may only be busy
 */
public record Reachability(
        boolean reachable,
        Instant at,
        @Nullable Phrase reason,
        @Nullable DatabaseFailure failure,
        boolean readOnly,
        boolean writesMissing,
        boolean keptWaiting) {

    /** Says in the log what has changed. */
    void logChange(DatabaseKind kind, Reachability before) {
        if (writesMissing && !before.writesMissing) {
            Log.warnf("The %s database is read-only", kind.label());
        }
        if (before.reachable && !reachable) {
            Log.warnf("The %s database cannot be reached: %s", kind.label(), detail());
        } else if (!before.reachable && reachable) {
            Log.infof("The %s database answers", kind.label());
        }
    }

    /** The server answers. */
    static Reachability answering(Instant at, boolean readOnly, boolean writesMissing) {
        Phrase reason = writesMissing ? DatabaseFailure.READ_ONLY.phrase() : null;
        return new Reachability(true, at, reason, null, readOnly, writesMissing, false);
    }

    /** No new connection could be opened. */
    public static Reachability failing(Instant at, DatabaseFailure failure) {
        return failing(at, failure, failure.phrase());
    }

    /** The same by an error, with what is to be done about it where that is known. */
    public static Reachability failing(Instant at, Throwable error) {
        return failing(at, DatabaseFailure.of(error), FirstStep.phraseOf(error));
    }

    /** The same with more than the meaning of the error tells. */
    public static Reachability failing(Instant at, DatabaseFailure failure, Phrase reason) {
        return new Reachability(failure.serverAnswered(), at, reason, failure, false, false, false);
    }

    /** The same, said after a wait for a pooler. */
    Reachability afterWaiting() {
        return new Reachability(reachable, at, reason, failure, readOnly, writesMissing, true);
    }

    /** The server answers, and what the service needs there is missing. */
    public Reachability withoutSchema(Phrase trouble) {
        return new Reachability(reachable, at, trouble, DatabaseFailure.NO_TABLE, readOnly, writesMissing, keptWaiting);
    }

    /** Nobody has asked yet. */
    static Reachability unknown(Instant at) {
        return new Reachability(false, at, Phrase.of("failure.not_asked"), null, false, false, false);
    }

    /** True where nothing comes from the server, unlike one that refuses the login, or is shutting down and lets open sessions go on. */
    public boolean saysNothing() {
        return failure == DatabaseFailure.UNREACHABLE || failure == DatabaseFailure.CONNECTION_LOST;
    }

    /** True where the server speaks, and refuses whoever logs in with what this service has. */
    public boolean loginRefused() {
        return failure == DatabaseFailure.LOGIN_REFUSED || failure == DatabaseFailure.UNKNOWN_DATABASE;
    }

    /** True where the tables of the service are not there, and could not be made. */
    public boolean schemaMissing() {
        return failure == DatabaseFailure.NO_TABLE;
    }

    /** True where another program has locked the file of the database. */
    public boolean isLocked() {
        return failure == DatabaseFailure.BUSY;
    }

    /** True where the server took the probe's connection, and not where it answered that it has no room. */
    public boolean connected() {
        return reachable && failure == null;
    }

    /** What is to be done, where the reason tells more than what the error means, which has several causes. */
    public Optional<Phrase> firstStep() {
        return failure == null
                ? Optional.empty()
                : Optional.ofNullable(reason).filter(said -> !said.equals(failure.phrase()));
    }

    /** The reason in English, for problems, probes and the log; null where all is well. */
    public @Nullable String detail() {
        return reason == null ? null : reason.in(Locale.ENGLISH);
    }
}
