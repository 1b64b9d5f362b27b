package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.PoolerLinks;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.session.Pooler;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.PreparedTransaction;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.session.ServerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the server of an {@link ObservationBuilder} shows, and the pooler before it. */
final class ShownByServer {

    private final List<ServerSession> sessions = new ArrayList<>();
    private final List<PreparedTransaction> prepared = new ArrayList<>();
    private int ageSeconds;
    private Pooler pooler;

    void session(long pid, String state, long stateMs, String waitEvent, List<Long> blockedBy) {
        sessions.add(new ServerSession(
                pid,
                "app",
                "inference_instances_api",
                "127.0.0.1",
                state,
                stateMs,
                state.equals("active") ? stateMs : null,
                waitEvent,
                null,
                blockedBy));
    }

    void prepared(PreparedTransaction transaction) {
        prepared.add(transaction);
    }

    void ageSeconds(int seconds) {
        ageSeconds = seconds;
    }

    void behindAPooler(int others) {
        pooler = Pooler.UNKNOWN;
        for (long pid = 1000; pid < 1000 + others; pid++) {
            sessions.add(
                    new ServerSession(pid, "app", "billing", "127.0.0.1", "idle", 20L, null, null, null, List.of()));
        }
    }

    /**
     * Null where it has shown no session: it was not asked then.
     *
     * @param borrowed what was borrowed when it was asked
     */
    ServerSample sample(List<HeldConnection> borrowed, Instant now) {
        if (sessions.isEmpty()) {
            return null;
        }
        ServerView view =
                new ServerView(now.minusSeconds(ageSeconds), "18.0", 100, 3, sessions.size(), sessions, List.of());
        return new ServerSample(
                view.blockedBy(prepared).toThisDatabase(sessions).behind(pooler),
                borrowed,
                ObservationBuilder.BASE,
                sessions.stream().collect(Collectors.toMap(ServerSession::pid, session -> Long.MAX_VALUE)));
    }

    static PoolerView pooler(int limit, int waiting, long longestWaitMs, int clients, Instant now) {
        return new PoolerView(
                "1.18.0",
                "transaction",
                limit,
                limit,
                0,
                true,
                waiting,
                longestWaitMs,
                clients,
                100,
                120_000,
                false,
                0,
                new PoolerLinks(Map.of(), 0),
                now);
    }
}
