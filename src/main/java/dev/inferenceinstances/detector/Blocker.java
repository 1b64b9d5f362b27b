package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.session.PreparedTransaction;
import dev.inferenceinstances.session.ServerSession;
import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A session that others wait for and that waits for none, as evidence. What the server does not show is null.
 *
 * @param pid the server's number for the session
 * @param applicationName what the client calls itself
 * @param client the address it comes from
 * @param state in the server's words
 * @param stateMs for how long, in milliseconds
 * @param holder who has borrowed it; null where it is not of this service's pool
 * @param prepared the name of the prepared transaction that it is; null where it is a session
 */
record Blocker(
        @Nullable Long pid,
        @Nullable String applicationName,
        @Nullable String client,
        @Nullable String state,
        @Nullable Long stateMs,
        @Nullable String holder,
        @Nullable String prepared) {

    /** What the server gives for the number of a prepared transaction. */
    private static final long NO_SESSION = 0;

    /**
     * Who is at the root of the queues: those that block these, directly or through others that are blocked themselves, and are not blocked.
     * By number. Empty where the server does not show it.
     */
    static List<Blocker> roots(Observation observation, List<ConnectionActivity> blocked) {
        Map<Long, ServerSession> sessions = observation.sessions().stream()
                .collect(Collectors.toMap(ServerSession::pid, Function.identity(), (one, other) -> one));
        Set<Long> seen = new TreeSet<>();
        Deque<Long> toFollow = new ArrayDeque<>();
        blocked.forEach(held -> toFollow.addAll(held.blockers()));
        while (!toFollow.isEmpty()) {
            Long pid = toFollow.removeFirst();
            if (seen.add(pid)) {
                toFollow.addAll(blockersOf(sessions.get(pid)));
            }
        }
        Set<Long> queued = new TreeSet<>(seen);
        blocked.stream()
                .map(ConnectionActivity::session)
                .filter(Objects::nonNull)
                .forEach(session -> queued.add(session.pid()));
        List<PreparedTransaction> prepared = observation.prepared().stream()
                .filter(transaction -> transaction.blocks().stream().anyMatch(queued::contains))
                .toList();
        return Stream.concat(
                        prepared.stream().map(Blocker::of),
                        seen.stream()
                                .filter(pid -> pid != NO_SESSION
                                        && blockersOf(sessions.get(pid)).isEmpty())
                                .map(pid -> of(pid, sessions.get(pid), holder(observation, pid))))
                .toList();
    }

    private static Blocker of(PreparedTransaction transaction) {
        return new Blocker(null, null, null, null, transaction.heldMs(), null, transaction.gid());
    }

    /** Its number, or its name. */
    Phrase name() {
        return prepared == null
                ? Phrase.of("lock_contention.session", String.valueOf(pid))
                : Phrase.of("lock_contention.prepared", prepared);
    }

    Phrase howToEnd() {
        if (prepared != null) {
            return Phrase.of("lock_contention.end_prepared", prepared, Objects.requireNonNull(stateMs) / 1000);
        }
        return holder == null
                ? Phrase.of(
                        "lock_contention.end_other",
                        String.valueOf(pid),
                        applicationName == null ? "?" : applicationName)
                : Phrase.of("lock_contention.end_own", String.valueOf(pid), holder);
    }

    private static List<Long> blockersOf(@Nullable ServerSession session) {
        return session == null || session.blockedBy() == null ? List.of() : session.blockedBy();
    }

    private static @Nullable String holder(Observation observation, long pid) {
        return observation.leases().stream()
                .filter(lease -> lease.serverPid() != null && lease.serverPid() == pid)
                .map(HeldConnection::holder)
                .findFirst()
                .orElse(null);
    }

    private static Blocker of(long pid, @Nullable ServerSession session, @Nullable String holder) {
        return session == null
                ? new Blocker(pid, null, null, null, null, holder, null)
                : new Blocker(
                        pid,
                        session.applicationName(),
                        session.client(),
                        session.state(),
                        session.stateMs(),
                        holder,
                        null);
    }
}
