package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.session.ServerSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A borrowed connection from both ends.
 *
 * @param lease who has borrowed it here
 * @param session what it does there; null where the server's view is not known or does not show it
 * @param seenIdleMs for how long it has been seen idle there, in milliseconds; 0 where it was not
 * @param shownAfterMs for how long it had been borrowed when the server showed that, in milliseconds; 0 without a session
 */
record ConnectionActivity(HeldConnection lease, @Nullable ServerSession session, long seenIdleMs, long shownAfterMs) {

    /**
     * In PostgreSQL a commit that waits for a synchronous standby, and waits for the disk or for the server's own latches; in MySQL and
     * MariaDB a commit that waits for a replica. A statement that reads a whole table for want of an index waits for the disk now and
     * then too: that is a slow statement.
     */
    private static final Pattern SERVER_WAITS =
            Pattern.compile("^(IPC: SyncRep|IO: (?!DataFileRead)|LWLock: |BufferPin: |Waiting for semi-sync)");

    private static final String UNKNOWN = "?";

    /** A little more than the second from one sample of the server to the next. */
    private static final Duration JUST_NOW = Duration.ofMillis(1500);

    /**
     * What is borrowed, with what the server shows of it, longest held first. What has come back since the server was asked counts for a
     * while: otherwise statements that take a second or two would always be over when they are judged.
     *
     * @param sample what the server showed; null where that is not known
     */
    static List<ConnectionActivity> join(List<HeldConnection> leases, @Nullable ServerSample sample, Instant now) {
        if (sample == null) {
            return leases.stream()
                    .map(lease -> new ConnectionActivity(lease, null, 0, 0))
                    .toList();
        }
        Map<Long, ServerSession> byPid = sample.view().sessions().stream()
                .collect(Collectors.toMap(ServerSession::pid, Function.identity(), (one, other) -> one));
        List<ConnectionActivity> known = Stream.concat(leases.stream(), backSince(sample, leases, now))
                .map(lease -> of(lease, byPid, sample))
                .toList();
        return Stream.concat(known.stream(), ofUnknownHolders(sample, known)).toList();
    }

    /**
     * Behind a connection pooler a lease may not tell its session, but what does something under this service's name is somebody's here, or of
     * another instance of the service.
     */
    private static Stream<ConnectionActivity> ofUnknownHolders(ServerSample sample, List<ConnectionActivity> known) {
        if (sample.view().pooler() == null) {
            return Stream.empty();
        }
        Set<ServerSession> joined = known.stream()
                .map(ConnectionActivity::session)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return sample.view().sessions().stream()
                .filter(session -> !joined.contains(session))
                .filter(session -> DatabaseSettings.APPLICATION_NAME.equals(session.applicationName()))
                .filter(session -> session.in(ServerSession.ACTIVE) || session.in(ServerSession.IDLE_IN_TRANSACTION))
                .map(session -> ofUnknownHolder(session, sample));
    }

    private static ConnectionActivity ofUnknownHolder(ServerSession session, ServerSample sample) {
        long heldMs = session.stateMs() == null ? 0 : session.stateMs();
        return new ConnectionActivity(
                unknownHolder(session, heldMs, sample.view().at()),
                session,
                sample.idleMs().getOrDefault(session.pid(), 0L),
                heldMs);
    }

    private static HeldConnection unknownHolder(ServerSession session, long heldMs, Instant at) {
        return new HeldConnection(
                0,
                heldMs,
                at.minusMillis(heldMs),
                UNKNOWN,
                null,
                null,
                UNKNOWN,
                true,
                Math.toIntExact(session.pid()),
                LeaseState.IN_USE,
                null,
                false);
    }

    private static Stream<HeldConnection> backSince(ServerSample sample, List<HeldConnection> leases, Instant now) {
        if (Duration.between(sample.view().at(), now).compareTo(JUST_NOW) > 0) {
            return Stream.empty();
        }
        Set<Long> stillHeld = leases.stream().map(HeldConnection::id).collect(Collectors.toSet());
        return sample.leases().stream().filter(lease -> !stillHeld.contains(lease.id()));
    }

    /** What the server showed of a connection before it was borrowed is about the borrower before. */
    private static ConnectionActivity of(HeldConnection lease, Map<Long, ServerSession> byPid, ServerSample sample) {
        Instant shownAt = sample.view().at();
        if (lease.serverPid() == null || lease.borrowedAt().isAfter(shownAt)) {
            return new ConnectionActivity(lease, null, 0, 0);
        }
        return new ConnectionActivity(
                lease,
                byPid.get(lease.serverPid().longValue()),
                sample.idleMs().getOrDefault(lease.serverPid().longValue(), 0L),
                Duration.between(lease.borrowedAt(), shownAt).toMillis());
    }

    /** True where its session waits for another session. */
    boolean waitsForLock() {
        return session != null && (!blockers().isEmpty() || lockIn(waitEvent()));
    }

    /** The sessions that it waits for; empty where there are none or they are not known. */
    List<Long> blockers() {
        return session == null || session.blockedBy() == null ? List.of() : session.blockedBy();
    }

    /** What its session waits for, in the server's words; null where that is not known or it does not wait. */
    @Nullable
    String waitEvent() {
        return session == null ? null : session.waitEvent();
    }

    /** For how long its statement has run, in milliseconds; 0 where none runs. */
    long statementMs() {
        return session == null || !session.in(ServerSession.ACTIVE) || session.queryMs() == null
                ? 0
                : sinceTheBorrow(session.queryMs());
    }

    /**
     * For how long it has waited for another session at most, in milliseconds: as long as its statement has run, or, where the server does
     * not show that, since it was borrowed; 0 where it waits for none.
     */
    long lockWaitMs() {
        if (session == null || !waitsForLock()) {
            return 0;
        }
        return session.queryMs() == null ? shownAfterMs : statementMs();
    }

    /** Whether its session waits inside the server, for something that is no lock of another session. */
    boolean waitsInServer() {
        String wait = waitEvent();
        return wait != null && SERVER_WAITS.matcher(wait).find();
    }

    /**
     * For how long nothing has run on it since it was borrowed, in milliseconds; 0 where something does, or that is not known. MySQL's own
     * figure counts from the start of the last statement (findings/mysql-counts-sleep-from-last-start.sh), so it is believed only as far as
     * the session was seen idle.
     */
    long idleMs() {
        return session == null || !session.in(ServerSession.IDLE) || session.stateMs() == null
                ? 0
                : Math.min(seenIdleMs, sinceTheBorrow(session.stateMs()));
    }

    /** MySQL counts how often the second has changed meanwhile: it may show 1000 for a statement of a few milliseconds. */
    private long sinceTheBorrow(long millis) {
        return Math.min(millis, shownAfterMs);
    }

    /** PostgreSQL says {@code Lock: relation}, MySQL {@code Waiting for table metadata lock} or {@code User lock}. */
    private static boolean lockIn(@Nullable String wait) {
        if (wait == null) {
            return false;
        }
        String text = wait.toLowerCase(Locale.ROOT);
        return text.startsWith("lock:")
                || text.equals("user lock")
                || text.startsWith("waiting for") && text.contains("lock");
    }
}
