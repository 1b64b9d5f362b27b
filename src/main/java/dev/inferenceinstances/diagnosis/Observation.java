package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.timing.HolderPace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a judgement may look at.
 *
 * @param at when it was seen
 * @param pool the reading of that moment
 * @param seconds the last 15 minutes by seconds, oldest first; shorter after a start
 * @param paces how fast each holder gives connections back, and did before
 * @param leases what is borrowed
 * @param takenBack leaks of the last ten seconds that were taken back at once, the latest first
 * @param database the probe's last word; null before it has been asked
 * @param proved whether the pool's traffic has proved since that word that the database answers
 * @param refused connections that the server refused for want of room, in the last minute
 * @param look what the server showed of its sessions, if that is fresh; else null
 * @param budget what the server has room for; null where that is not known
 * @param advice what size the measured load asks for; null where there is too little traffic to tell
 */
record Observation(
        Instant at,
        PoolReading pool,
        List<PoolSample> seconds,
        List<HolderPace> paces,
        List<HeldConnection> leases,
        List<Leak> takenBack,
        Reachability database,
        boolean proved,
        int refused,
        ServerSample look,
        ServerBudget budget,
        PoolSize advice) {

    /** For so long a leak that was taken back at once counts: a judgement that is made once a second would else never see it. */
    static final Duration TAKEN_BACK = Duration.ofSeconds(10);

    /** A little more than the second from one look at the server to the next. */
    private static final Duration JUST_NOW = Duration.ofMillis(1500);

    public Observation {
        seconds = List.copyOf(seconds);
        paces = List.copyOf(paces);
        leases = List.copyOf(leases);
        takenBack = List.copyOf(takenBack);
    }

    /** The samples of this time before now, oldest first. */
    List<PoolSample> last(Duration window) {
        Instant from = at.minus(window);
        return seconds.stream().filter(sample -> sample.at().isAfter(from)).toList();
    }

    /** What the server showed of its sessions, if that is fresh; else null. */
    ServerView server() {
        return look == null ? null : look.view();
    }

    /**
     * The borrowed connections with what the server says of each, longest held first. What has come back since the server was asked
     * counts for a while: else statements that take a second or two would always be over when they are judged.
     */
    List<ConnectionActivity> held() {
        Map<Long, ServerSession> byPid = look == null
                ? Map.of()
                : look.view().sessions().stream()
                        .collect(Collectors.toMap(ServerSession::pid, Function.identity(), (one, other) -> one));
        return Stream.concat(leases.stream(), backSinceTheLook())
                .map(lease -> heldConnection(lease, byPid))
                .toList();
    }

    private ConnectionActivity heldConnection(HeldConnection lease, Map<Long, ServerSession> byPid) {
        if (!shown(lease)) {
            return new ConnectionActivity(lease, null, 0);
        }
        long shownAfterMs =
                Duration.between(lease.borrowedAt(), look.view().at()).toMillis();
        return new ConnectionActivity(lease, byPid.get(lease.serverPid().longValue()), shownAfterMs);
    }

    private Stream<HeldConnection> backSinceTheLook() {
        if (look == null || Duration.between(look.view().at(), at).compareTo(JUST_NOW) > 0) {
            return Stream.empty();
        }
        Set<Long> stillHeld = leases.stream().map(HeldConnection::id).collect(Collectors.toSet());
        return look.leases().stream().filter(lease -> !stillHeld.contains(lease.id()));
    }

    /** What the server showed of a connection before it was borrowed is about the borrower before. */
    private boolean shown(HeldConnection lease) {
        return look != null
                && lease.serverPid() != null
                && !lease.borrowedAt().isAfter(look.view().at());
    }

    List<ConnectionActivity> held(Predicate<ConnectionActivity> which) {
        return held().stream().filter(which).toList();
    }

    /** True where nothing shows what the sessions do: SQLite has none, and a server may not answer, or not in time. */
    boolean sessionsUnknown() {
        return look == null || look.view().sessions().isEmpty();
    }

    List<HeldConnection> leaked() {
        return leases.stream()
                .filter(lease -> lease.state() == LeaseState.LEAKED)
                .toList();
    }

    /** True where callers wait, or the next one would; a pool of one connection is full with every borrow, which says nothing. */
    boolean pressed() {
        return pool.waiting() > 0 || pool.exhausted() && pool.maxConnections() > 1;
    }

    /** True for so many connections that what they do is felt by all: a fifth of the base, and never one alone. */
    boolean many(int connections) {
        return connections >= Math.max(2, (pool.poolSize() + 4) / 5) || connections > 0 && pool.maxConnections() == 1;
    }

    /** How long the pool has been watched, at most 15 minutes. */
    long observedSeconds() {
        return seconds.isEmpty() ? 0 : Duration.between(seconds.get(0).at(), at).toSeconds() + 1;
    }
}
