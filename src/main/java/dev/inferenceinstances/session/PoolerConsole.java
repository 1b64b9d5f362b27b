package dev.inferenceinstances.session;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.database.PoolerSettings;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks the pooler's console, at most once a second, whoever wants to know. Its connection is neither the pool's nor the probe's, and stays
 * open, since a pooler that is full lets in nobody, not even here.
 */
@Singleton
public class PoolerConsole {

    private static final Duration FRESH = Duration.ofMillis(900);
    /** For opening the connection, and for all that is asked. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Whoever asks meanwhile waits for the same attempt: each holds a socket, for as long as the pooler hangs. */
    private static final Duration ATTEMPT = Duration.ofSeconds(30);

    private final Optional<PgConnectOptions> options;
    private final PgBouncerConsole reader;
    private final PoolerGuard guard;
    private final Clock clock;
    private final SharedAnswer<PoolerView> answer;
    private final ConsoleConnection connection;
    private volatile boolean silent;

    PoolerConsole(PoolerSettings settings, DatabaseSettings database, PoolerGuard guard, Vertx vertx, Clock clock) {
        this.options = settings.console()
                .map(console -> new PgConnectOptions(console).setConnectTimeout((int) PATIENCE.toMillis()));
        this.reader = new PgBouncerConsole(
                database.url().name(), database.url().user().orElse(""));
        this.guard = guard;
        this.clock = clock;
        this.connection = new ConsoleConnection(
                () -> PgConnection.connect(vertx, options.orElseThrow()), ATTEMPT, System::nanoTime);
        this.answer = new SharedAnswer<>(this::ask, FRESH, System::nanoTime);
    }

    /** False where nobody has told where the console is. */
    public boolean isKnown() {
        return options.isPresent();
    }

    /** What it showed last, from memory, however long ago; empty where it never answered. */
    public Optional<PoolerView> last() {
        return answer.last();
    }

    /** What it shows now, or showed less than a second ago; empty within seconds where it does not answer. Returns at once. */
    public CompletionStage<Optional<PoolerView>> view() {
        return isKnown()
                ? answer.get().thenApply(Optional::of).exceptionally(silence -> Optional.empty())
                : CompletableFuture.completedFuture(Optional.empty());
    }

    void stop(@Observes ShutdownEvent event) {
        connection.close();
    }

    private CompletionStage<PoolerView> ask() {
        // once it is too late to open it, nothing is asked over it either
        return connection
                .get()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(console -> reader.read(console, clock.instant()).toCompletionStage())
                .orTimeout(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((view, failure) -> note(view, failure));
    }

    private void note(@Nullable PoolerView view, @Nullable Throwable failure) {
        if (view != null) {
            if (silent) {
                silent = false;
                Log.infof("The console of %s answers again", PoolerSettings.KEY);
            }
            guard.linked(view.links());
            return;
        }
        connection.close();
        if (!silent) {
            silent = true;
            Log.warnf(
                    "The console of %s does not answer: %s",
                    PoolerSettings.KEY, ConsoleSilence.inWords(Objects.requireNonNull(failure)));
        }
    }
}
