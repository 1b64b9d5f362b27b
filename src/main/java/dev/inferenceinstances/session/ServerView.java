package dev.inferenceinstances.session;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the server showed at one moment. What could not be read is null, and said in {@code unknown}.
 *
 * @param maxConnections how many client connections the server takes
 * @param reserved how many of these are kept for superusers
 * @param total client connections to all its databases, those included that it does not show
 * @param sessions those that it shows, the longest in their state first
 * @param unknown a sentence for each thing that this user may not see, naming the right that is missing
 * @param counts of all that it shows
 * @param limits that this service is under besides the server's
 * @param prepared prepared transactions that block sessions
 * @param pooler what stands between this service and the server; null where nothing does, or it cannot be told
 * @param ours what programs have open to this service's database, by name and address
 * @param fleet the replicas of this service; null where that was not asked
 */
public record ServerView(
        Instant at,
        @Nullable String serverVersion,
        @Nullable Integer maxConnections,
        @Nullable Integer reserved,
        @Nullable Integer total,
        List<ServerSession> sessions,
        List<Phrase> unknown,
        SessionCounts counts,
        List<ConnectionLimit> limits,
        List<PreparedTransaction> prepared,
        @Nullable Pooler pooler,
        List<ClientConnections> ours,
        @Nullable Fleet fleet) {

    static final int MOST = 500;

    private static final long DEAD_MS = 60_000;

    public ServerView {
        sessions = List.copyOf(sessions);
        unknown = List.copyOf(unknown);
        limits = List.copyOf(limits);
        prepared = List.copyOf(prepared);
        ours = List.copyOf(ours);
    }

    public ServerView(
            Instant at,
            @Nullable String serverVersion,
            @Nullable Integer maxConnections,
            @Nullable Integer reserved,
            @Nullable Integer total,
            List<ServerSession> sessions,
            List<Phrase> unknown) {
        this(
                at,
                serverVersion,
                maxConnections,
                reserved,
                total,
                sessions,
                unknown,
                SessionCounts.of(sessions),
                List.of(),
                List.of(),
                null,
                List.of(),
                null);
    }

    ServerView within(List<ConnectionLimit> more) {
        return with(sessions, more, prepared, pooler, ours, fleet);
    }

    public ServerView blockedBy(List<PreparedTransaction> transactions) {
        return with(sessions, limits, transactions, pooler, ours, fleet);
    }

    public ServerView behind(@Nullable Pooler between) {
        return with(sessions, limits, prepared, between, ours, fleet);
    }

    /** Sessions to this service's database under its names: behind a pooler, those that it has opened for this service and its like. */
    public int ownSessions() {
        return own().mapToInt(ClientConnections::connections).sum();
    }

    /** How many of these are free. */
    public long idleOwnSessions() {
        return own().mapToLong(ClientConnections::idle).sum();
    }

    private Stream<ClientConnections> own() {
        return ours.stream().filter(ServerView::isOwn);
    }

    private static boolean isOwn(ClientConnections client) {
        String name = client.applicationName();
        return name != null
                && (name.equals(DatabaseSettings.APPLICATION_NAME) || name.startsWith(DatabaseSettings.PROBE_PREFIX));
    }

    /** @param here the sessions that are open to this service's database */
    public ServerView toThisDatabase(List<ServerSession> here) {
        List<ServerSession> alive =
                here.stream().filter(session -> !isDeadProbe(session)).toList();
        return with(sessions, limits, prepared, pooler, ClientConnections.of(alive), fleet);
    }

    /** A probe asks every few seconds. One that was cut off with its machine stays on the server for hours. */
    private static boolean isDeadProbe(ServerSession session) {
        return session.applicationName() != null
                && session.applicationName().startsWith(DatabaseSettings.PROBE_PREFIX)
                && session.stateMs() != null
                && session.stateMs() > DEAD_MS;
    }

    ServerView among(Fleet replicas) {
        return with(sessions, limits, prepared, pooler, ours, replicas);
    }

    /** The same, with the replicas that it tells of. From here on their pools have the service's own name, whatever the URL has. */
    ServerView among(ReplicaNotes notes) {
        List<ClientConnections> named =
                ours.stream().map(client -> client.asOurs(notes.poolName())).toList();
        return with(sessions, limits, prepared, pooler, named, Fleet.of(notes, named, pooler != null, at));
    }

    /** Whether it is at most this old. Where it seems to come from the future the clock was set back, and its age is unknown. */
    public boolean isWithin(Duration age, Instant now) {
        return Duration.between(at, now).abs().compareTo(age) <= 0;
    }

    /** With at most {@value #MOST} of its sessions, to be shown or kept, and the counts of all. */
    public ServerView inShort() {
        return with(sessions.subList(0, Math.min(MOST, sessions.size())), limits, prepared, pooler, ours, fleet);
    }

    /** The same moment and counts, with these. */
    private ServerView with(
            List<ServerSession> shown,
            List<ConnectionLimit> under,
            List<PreparedTransaction> blocking,
            @Nullable Pooler between,
            List<ClientConnections> here,
            @Nullable Fleet replicas) {
        return new ServerView(
                at,
                serverVersion,
                maxConnections,
                reserved,
                total,
                shown,
                unknown,
                counts,
                under,
                blocking,
                between,
                here,
                replicas);
    }

    /** SQLite is a library: it has nothing to show. */
    public static ServerView withoutServer(Instant at) {
        return new ServerView(at, null, null, null, null, List.of(), List.of());
    }
}
