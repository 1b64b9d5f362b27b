package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.PreparedTransaction;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.traffic.HolderPace;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that a judgement may look at.
 *
 * @param at when it was observed
 * @param pool the reading of that moment
 * @param seconds the last 15 minutes by seconds, oldest first; shorter after a start
 * @param paces how fast each holder gives connections back, and did before
 * @param leases what is borrowed
 * @param takenBack leaks of the last ten seconds that were taken back at once, the latest first
 * @param database whether the database can be reached; null before it has been asked
 * @param outcomes how the requests of the last ten seconds ended
 * @param refused requests that the server refused because it had no room, in the last minute
 * @param heldUp whether something held callers up in the last half minute that no other size would change
 * @param sample what the server showed of its sessions, if that is fresh; else null
 * @param budget what the server has room for; null where that is not known
 * @param pooler what stands before the server, by its console, if that is fresh; else null
 * @param activity the borrowed connections with what the server says of each, longest held first
 * @param advice what size the measured load asks for; null where there is too little traffic to tell
 */
public record Observation(
        Instant at,
        PoolReading pool,
        List<PoolSample> seconds,
        List<HolderPace> paces,
        List<HeldConnection> leases,
        List<Leak> takenBack,
        @Nullable Reachability database,
        OutcomeWindow outcomes,
        long refused,
        boolean heldUp,
        @Nullable ServerSample sample,
        @Nullable ServerBudget budget,
        @Nullable PoolerView pooler,
        List<ConnectionActivity> activity,
        @Nullable PoolSize advice) {

    /** How long a leak counts that was taken back at once: a judgement that is made once a second would never see it otherwise. */
    static final Duration TAKEN_BACK = Duration.ofSeconds(10);

    /** Shorter waits in a pooler are ordinary. */
    private static final long FELT_MS = 1000;

    private static final Duration LATELY = Duration.ofSeconds(10);
    private static final double MOSTLY = 0.8;
    /** One of so many is hardly any: it may be on its way from one client to the next. */
    private static final int FEW = 4;

    public Observation {
        seconds = List.copyOf(seconds);
        paces = List.copyOf(paces);
        leases = List.copyOf(leases);
        takenBack = List.copyOf(takenBack);
        activity = List.copyOf(activity);
    }

    /** Joins what is borrowed with what the server shows, once for all detectors. */
    static Observation of(
            Instant at,
            PoolReading pool,
            List<PoolSample> seconds,
            List<HolderPace> paces,
            List<HeldConnection> leases,
            List<Leak> takenBack,
            @Nullable Reachability database,
            OutcomeWindow outcomes,
            long refused,
            boolean heldUp,
            @Nullable ServerSample sample,
            @Nullable ServerBudget budget,
            @Nullable PoolerView pooler,
            @Nullable PoolSize advice) {
        List<ConnectionActivity> activity = ConnectionActivity.join(leases, sample, at);
        return new Observation(
                at, pool, seconds, paces, leases, takenBack, database, outcomes, refused, heldUp, sample, budget,
                pooler, activity, advice);
    }

    /** True where the database cannot be reached; one that refuses the login can be. */
    boolean databaseIsAway() {
        return database != null && !database.reachable() && !database.loginRefused();
    }

    /** How many requests of the last ten seconds ended so. */
    long ended(Outcome outcome) {
        return outcomes.all().of(outcome);
    }

    /** The samples of this time before now, oldest first. */
    List<PoolSample> last(Duration window) {
        Instant from = at.minus(window);
        return seconds.stream().filter(sample -> sample.at().isAfter(from)).toList();
    }

    /** What the server showed of its sessions, if that is fresh; else null. */
    @Nullable
    ServerView server() {
        return sample == null ? null : sample.view();
    }

    /** The prepared transactions that block sessions, if the server showed that lately; else none. */
    List<PreparedTransaction> prepared() {
        return sample == null ? List.of() : sample.view().prepared();
    }

    /** The sessions that the server showed, if that is fresh; else none. */
    List<ServerSession> sessions() {
        return sample == null ? List.of() : sample.view().sessions();
    }

    /** The borrowed connections of which this is true, longest held first. */
    List<ConnectionActivity> held(Predicate<ConnectionActivity> which) {
        return activity.stream().filter(which).toList();
    }

    /** True where nothing shows what the sessions do: SQLite has none, and a server may not answer, or not in time. */
    boolean sessionsUnknown() {
        return sessions().isEmpty();
    }

    List<HeldConnection> leaked() {
        return leases.stream()
                .filter(lease -> lease.state() == LeaseState.LEAKED)
                .toList();
    }

    /** True where a pooler before the server has none of its sessions to spare, and clients wait for one, be they this service's or not. */
    boolean poolerIsFull() {
        return pooler != null && pooler.full();
    }

    /** True where a pooler before the server has none of its sessions to spare, and clients feel that they wait for one. */
    boolean poolerIsNarrow() {
        return pooler != null && poolerIsFull() && (pooler.longestWaitMs() >= FELT_MS || poolerServesTooFew());
    }

    /** True where clients wait in a pooler that lends all it has, and this service has had more borrowed all the time than it serves. */
    boolean poolerServesTooFew() {
        return pooler != null && poolerIsFull() && inUseFor(LATELY) > pooler.serves();
    }

    /**
     * True where a pooler whose console is not known has fewer sessions of the server for this service than are borrowed all the time, and hardly
     * a free one: it opens another as soon as a client finds none free, unless it may not.
     */
    boolean unseenPoolerIsNarrow() {
        ServerView shown = server();
        return pooler == null
                && shown != null
                && shown.pooler() != null
                && inUseFor(LATELY) > shown.ownSessions()
                && shown.idleOwnSessions() * FEW <= shown.ownSessions();
    }

    /** The fewest connections that were in use in any second of this time, but for those that are leaked; 0 where too few are known. */
    private double inUseFor(Duration window) {
        List<PoolSample> samples = last(window);
        double fewest =
                samples.stream().mapToDouble(PoolSample::checkedOut).min().orElse(0);
        return samples.size() < MOSTLY * window.toSeconds() ? 0 : fewest - leaked().size();
    }

    /** True where callers wait, or the next one would; a pool of one connection is full with every borrow, which says nothing. */
    boolean pressed() {
        return pool.waiting() > 0 || pool.exhausted() && pool.maxConnections() > 1;
    }

    /** True where everybody feels what this many connections do: a fifth of the base, and never one alone. */
    boolean many(int connections) {
        return connections >= Math.max(2, (pool.poolSize() + 4) / 5) || connections > 0 && pool.maxConnections() == 1;
    }

    /** How long the pool has been watched, at most 15 minutes. */
    public long observedSeconds() {
        return seconds.isEmpty() ? 0 : Duration.between(seconds.get(0).at(), at).toSeconds() + 1;
    }
}
