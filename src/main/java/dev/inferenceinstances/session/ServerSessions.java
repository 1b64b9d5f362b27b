package dev.inferenceinstances.session;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.DatabaseWatch;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The server's view of its sessions: asked over the probe's connection, at most once a second, whoever wants to know. */
@Singleton
public class ServerSessions {

    /** A little under a second: who asks each second is to get a new one each time, though no timer is exact. */
    private static final Duration FRESH = Duration.ofMillis(900);

    private final DatabaseWatch watch;
    private final DatabaseKind kind;
    private final Clock clock;
    private final SessionReader reader;
    private CompletionStage<ServerView> asked;
    private volatile ServerView last;

    ServerSessions(DatabaseWatch watch, DatabaseSettings settings, Clock clock) {
        this.watch = watch;
        this.kind = settings.url().kind();
        this.clock = clock;
        this.reader = kind == DatabaseKind.POSTGRESQL ? new PostgresqlSessions() : new MySqlSessions();
    }

    /** What the server showed last, from memory; empty where it has not been asked. */
    public Optional<ServerView> last() {
        return Optional.ofNullable(last);
    }

    /**
     * What the server shows now, or showed less than a second ago. Returns at once; those who ask together get one answer.
     *
     * @return the view, or a {@link dev.inferenceinstances.database.DatabaseFailureException} within seconds
     */
    public synchronized CompletionStage<ServerView> view() {
        if (kind == DatabaseKind.SQLITE) {
            return CompletableFuture.completedFuture(ServerView.withoutServer(clock.instant()));
        }
        if (last != null && Duration.between(last.at(), clock.instant()).compareTo(FRESH) < 0) {
            return CompletableFuture.completedFuture(last);
        }
        if (asked == null || asked.toCompletableFuture().isDone()) {
            asked = watch.ask(connection -> reader.read(connection, clock.instant()))
                    .thenApply(view -> last = view);
        }
        return asked;
    }
}
