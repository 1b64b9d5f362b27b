package dev.inferenceinstances.session;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.DatabaseWatch;
import dev.inferenceinstances.lease.HeldConnection;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The server's view of its sessions: asked over the probe's connection, at most once a second, whoever wants to know. */
@Singleton
public class ServerSessions {

    /** A little under a second: so that who asks each second gets a new one each time, though no timer is exact. */
    private static final Duration FRESH = Duration.ofMillis(900);

    private final DatabaseKind kind;
    private final Clock clock;
    private final ReplicaNotes replicas;
    private final SharedAnswer<ServerView> answer;

    ServerSessions(
            DatabaseWatch watch, DatabaseSettings settings, PoolerConsole console, ReplicaNotes replicas, Clock clock) {
        this.kind = settings.url().kind();
        this.replicas = replicas;
        this.clock = clock;
        SessionReader reader = kind == DatabaseKind.POSTGRESQL ? new PostgresqlSessions() : new MySqlSessions();
        this.answer = new SharedAnswer<>(
                () -> watch.ask(connection -> reader.read(connection, clock.instant()))
                        .thenCombine(console.view(), ServerSessions::behind)
                        .thenApply(view -> view.among(replicas)),
                FRESH,
                System::nanoTime);
    }

    /** The console's word on a pooler that was noticed; where it is silent, that it is there. */
    private static ServerView behind(ServerView view, Optional<PoolerView> shown) {
        return view.pooler() == null || shown.isEmpty() ? view : view.behind(Pooler.of(shown.get()));
    }

    /** False for SQLite, a library within this process. */
    public boolean hasServer() {
        return kind != DatabaseKind.SQLITE;
    }

    /** What the server showed last, from memory; empty where it has not been asked. */
    public Optional<ServerView> last() {
        return answer.last();
    }

    /** The replicas of this service as they were known last, from memory: at least this one. */
    public Fleet fleet() {
        return last().map(ServerView::fleet).orElseGet(() -> Fleet.alone(replicas));
    }

    /**
     * What the server shows now, or showed less than a second ago. Returns at once; those who ask together get one answer, and each may
     * cancel the waiting for it.
     *
     * @return the view, or a {@link dev.inferenceinstances.failure.DatabaseFailureException} within seconds
     */
    public CompletionStage<ServerView> view() {
        return hasServer()
                ? answer.get()
                : CompletableFuture.completedFuture(
                        ServerView.withoutServer(clock.instant()).among(Fleet.alone(replicas)));
    }

    /**
     * @param view what the server showed
     * @param leases what was borrowed from this service's pool then
     * @param whole whether statements and users may be shown
     */
    public SessionsReport report(
            ServerView view, List<HeldConnection> leases, Instant now, boolean whole, Locale language) {
        return SessionsReport.of(kind, view, leases, now, whole, language);
    }
}
