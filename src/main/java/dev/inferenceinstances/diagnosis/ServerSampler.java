package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSessions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Has the server asked what its sessions do: every second while something may be wrong, and seldom else, for each question costs it a little. */
@Singleton
class ServerSampler {

    /** A connection that is held for longer may wait for something. */
    private static final long LONG_HOLD_MS = 1000;

    private static final int SECONDS_WHILE_CALM = 15;
    /** What a session did longer ago says nothing about now. */
    private static final Duration FRESH = Duration.ofSeconds(4);
    /** How many connections others have changes slowly. */
    private static final Duration BUDGET_HOLDS = Duration.ofMinutes(1);

    private final ServerSessions sessions;
    private final DatabaseProbe probe;
    private final LeaseView leases;
    private volatile ServerSample last;
    private int seconds;

    ServerSampler(ServerSessions sessions, DatabaseProbe probe, LeaseView leases) {
        this.sessions = sessions;
        this.probe = probe;
        this.leases = leases;
    }

    /**
     * To be called once a second; returns at once.
     *
     * @param seen runs when the server has answered, on any thread; never where it was not asked or does not answer
     */
    void askIfNeeded(PoolReading pool, List<HeldConnection> held, Runnable seen) {
        boolean suspicious = pool.waiting() > 0 || held.stream().anyMatch(lease -> lease.heldMs() >= LONG_HOLD_MS);
        boolean due = seconds++ % SECONDS_WHILE_CALM == 0;
        if ((suspicious || due) && probe.last().reachable()) {
            sessions.view().thenAccept(view -> {
                last = new ServerSample(view, leases.held(), pool.totalConnections());
                seen.run();
            });
        }
    }

    /** Null where the server has not been asked lately, or has not answered. */
    ServerSample last(Instant now) {
        ServerSample look = last;
        return look != null && within(FRESH, look.view().at(), now) ? look : null;
    }

    /** Null where it is not known. */
    ServerBudget budget(Instant now) {
        ServerSample look = last;
        return look != null && within(BUDGET_HOLDS, look.view().at(), now)
                ? ServerBudget.of(look.view(), look.pooled()).orElse(null)
                : null;
    }

    /** In both directions: what seems to lie ahead is as old as nobody knows, since the clock was set back. */
    static boolean within(Duration age, Instant at, Instant now) {
        return Duration.between(at, now).abs().compareTo(age) <= 0;
    }
}
