package dev.inferenceinstances.session;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a pooler's console. A pooler that hangs lets its system accept connections and takes them up when it goes on, so
 * that an attempt may succeed long after nobody waits for it any more, and cannot be taken back.
 */
final class ConsoleConnection {

    private final Supplier<Future<PgConnection>> opening;
    private final long patience;
    private final LongSupplier nanoTime;
    private @Nullable PgConnection open;
    private CompletableFuture<PgConnection> attempt = CompletableFuture.failedFuture(new IllegalStateException());
    private long attemptedAt;

    /**
     * @param opening begins an attempt
     * @param patience after which an attempt counts for nothing, however it ends, and another may be made
     * @param nanoTime as {@link System#nanoTime()}
     */
    ConsoleConnection(Supplier<Future<PgConnection>> opening, Duration patience, LongSupplier nanoTime) {
        this.opening = opening;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
    }

    /** The one that is open, or what becomes of the attempt that is under way. Each caller's own, to be given up as it likes. */
    synchronized CompletableFuture<PgConnection> get() {
        if (open != null) {
            return CompletableFuture.completedFuture(open);
        }
        if (attempt.isDone() || nanoTime.getAsLong() - attemptedAt >= patience) {
            attempt = begun();
        }
        return attempt.copy();
    }

    /** Ends the one that is open, so that the next who asks gets another. */
    synchronized void close() {
        PgConnection console = open;
        open = null;
        if (console != null) {
            end(console);
        }
    }

    private CompletableFuture<PgConnection> begun() {
        CompletableFuture<PgConnection> begun = new CompletableFuture<>();
        attemptedAt = nanoTime.getAsLong();
        opening.get()
                .onSuccess(console -> {
                    keep(begun, console);
                    begun.complete(console);
                })
                .onFailure(begun::completeExceptionally);
        return begun;
    }

    private synchronized void keep(CompletableFuture<PgConnection> from, PgConnection console) {
        if (from == attempt) {
            open = console;
            console.closeHandler(gone -> forget(console));
        } else {
            end(console);
        }
    }

    private synchronized void forget(PgConnection console) {
        if (open == console) {
            open = null;
        }
    }

    private static void end(PgConnection console) {
        console.close().onFailure(gone -> Log.debugf(gone, "The console was gone before it was closed"));
    }
}
