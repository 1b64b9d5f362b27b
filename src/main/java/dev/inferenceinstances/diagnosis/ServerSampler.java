package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.database.SchemaMigration;
import dev.inferenceinstances.detector.ServerSample;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.PoolerConsole;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.session.ServerView;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the server what its sessions do: each second while something may be wrong, otherwise seldom, since each question costs it a little. */
@Singleton
public class ServerSampler {

    /** A connection that is held for longer may wait for something. */
    private static final long LONG_HOLD_MS = 1000;

    private static final int SECONDS_WHILE_CALM = 15;
    /** That a full server has room again is to be seen soon. */
    private static final int SECONDS_WHILE_FULL = 5;
    /** What a session did longer ago says nothing about now. */
    private static final Duration FRESH = Duration.ofSeconds(4);
    /** How many connections others have changes slowly. */
    private static final Duration BUDGET_HOLDS = Duration.ofMinutes(1);

    private final ServerSessions sessions;
    private final PoolerConsole console;
    private final PoolerWitness witness;
    private final DatabaseReachability reachability;
    private final SchemaMigration migration;
    private final LeaseView leases;
    private final IdleSessions idle = new IdleSessions();
    private volatile @Nullable ServerSample last;
    private int seconds;

    ServerSampler(
            ServerSessions sessions,
            PoolerConsole console,
            PoolerWitness witness,
            DatabaseReachability reachability,
            SchemaMigration migration,
            LeaseView leases) {
        this.sessions = sessions;
        this.console = console;
        this.witness = witness;
        this.reachability = reachability;
        this.migration = migration;
        this.leases = leases;
    }

    /**
     * To be called once a second; returns at once.
     *
     * @param pool the reading of this second
     * @param held the connections that were held then
     * @param onAnswer runs when the server has answered, on any thread; never where it was not asked or does not answer
     */
    public void askIfNeeded(PoolReading pool, List<HeldConnection> held, Runnable onAnswer) {
        boolean suspicious = pool.waiting() > 0
                || held.stream().anyMatch(lease -> lease.heldMs() >= LONG_HOLD_MS)
                || waitsInPooler(pool);
        int pause = noRoom() ? SECONDS_WHILE_FULL : SECONDS_WHILE_CALM;
        boolean due = seconds++ % pause == 0;
        Reachability database = reachability.current();
        boolean reachable = database.reachable();
        if (suspicious || due || !database.connected() || crowded()) {
            // a pooler may be what keeps the server from answering, and tells so itself
            console.view().thenAccept(view -> view.ifPresent(witness::heard));
        }
        if ((suspicious || due) && reachable) {
            sessions.view().thenAccept(view -> {
                last = new ServerSample(view, leases.held(), pool.totalConnections(), seenIdle(view));
                onAnswer.run();
            });
        }
    }

    /** More is borrowed than a pooler before the server has sessions for, as far as is known, or clients waited in it lately. */
    private boolean waitsInPooler(PoolReading pool) {
        if (console.last().filter(PoolerView::full).isPresent()) {
            return true;
        }
        ServerSample sample = last;
        return sample != null
                && sample.view().pooler() != null
                && pool.checkedOut() > sample.view().ownSessions();
    }

    /** Seen only now and then, a pooler that lets nobody in would be a finding that comes and goes. */
    private boolean crowded() {
        return console.last().filter(PoolerView::crowded).isPresent();
    }

    private synchronized Map<Long, Long> seenIdle(ServerView view) {
        return idle.see(view);
    }

    /** What is known at this moment, from memory. */
    public ServerState state(Instant now) {
        return new ServerState(
                reachability.known().map(this::withSchema).orElse(null),
                within(FRESH, now),
                budget(now),
                console.last().filter(view -> view.isWithin(FRESH, now)).orElse(null));
    }

    private Reachability withSchema(Reachability database) {
        // what is only put off lacks no table
        return database.connected() && !migration.onlyWaits()
                ? migration.reason().map(database::withoutSchema).orElse(database)
                : database;
    }

    private boolean noRoom() {
        ServerSample sample = last;
        return sample != null
                && ServerBudget.of(sample.view(), sample.pooled())
                        .filter(budget -> budget.free() == 0)
                        .isPresent();
    }

    private @Nullable ServerBudget budget(Instant now) {
        ServerSample sample = within(BUDGET_HOLDS, now);
        return sample == null
                ? null
                : ServerBudget.of(sample.view(), sample.pooled()).orElse(null);
    }

    private @Nullable ServerSample within(Duration age, Instant now) {
        ServerSample sample = last;
        return sample != null && sample.view().isWithin(age, now) ? sample : null;
    }
}
