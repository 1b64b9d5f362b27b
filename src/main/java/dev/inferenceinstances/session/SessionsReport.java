package dev.inferenceinstances.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The server's view as users read it, each session of this service with the lease of its connection.
 *
 * @param databaseType {@code postgresql}, {@code mysql} (also for MariaDB) or {@code sqlite}
 * @param serverVersion in the server's words; null on SQLite
 * @param maxConnections how many client connections the server takes; null where it is not known
 * @param reserved of these, kept for superusers; null where it is not known
 * @param total client connections to all its databases; null where it is not known
 * @param byState how many sessions are in each state, of those that the server shows
 * @param byClient how many connections each program has from each address, the one with the most first
 * @param sessions the longest in their state first, at most 500; {@code byState} and {@code byClient} count the others too
 * @param at when the server showed it
 * @param ageMs how old the view was when it was shown, in milliseconds
 * @param unknown what this user may not see, and which right is missing
 * @param pooler the connection pooler that stands between this service and PostgreSQL; null where none does, and on other databases
 * @param message on SQLite only: that there is no server
 */
@JsonPropertyOrder({
    "database_type",
    "server_version",
    "max_connections",
    "reserved",
    "total",
    "by_state",
    "by_client",
    "sessions",
    "at",
    "age_ms",
    "unknown",
    "pooler"
})
@Schema
public record SessionsReport(
        String databaseType,
        @Nullable String serverVersion,
        @Nullable Integer maxConnections,
        @Nullable Integer reserved,
        @Nullable Integer total,
        Map<String, Long> byState,
        List<ClientConnections> byClient,
        List<Session> sessions,
        Instant at,
        long ageMs,
        List<String> unknown,
        @Nullable Pooler pooler,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

    static final Phrase NO_SERVER = Phrase.of("sessions.no_server");

    /**
     * One session on the server.
     *
     * @param waitEvent what it waits for, in the server's words; null where it does not wait
     * @param query the statement that runs, or in a transaction the last one, shortened; null where there is none or it is not
     *     shown, and for a caller who has not signed in
     * @param user the account; null where the server does not show it, and for a caller who has not signed in
     * @param lease that of its connection, where this service's pool has lent it; null where it has not
     * @see ServerSession
     */
    @JsonPropertyOrder({
        "pid",
        "state",
        "state_ms",
        "query_ms",
        "wait",
        "query",
        "blocked_by",
        "lease",
        "user",
        "application_name",
        "client"
    })
    public record Session(
            long pid,
            @Nullable String state,
            @Nullable Long stateMs,
            @Nullable Long queryMs,
            @JsonProperty("wait") @Nullable String waitEvent,
            @Nullable String query,
            @Nullable List<Long> blockedBy,
            @Nullable Borrowed lease,
            @Nullable String user,
            @Nullable String applicationName,
            @Nullable String client) {}

    /**
     * A lease in short; {@code /api/monitoring/db-pool/connections} tells the rest.
     *
     * @param id the number of the lease
     * @param holder the route, with its template and not its values, or the name of a task in the background
     * @param state how the lease is judged
     * @param heldMs how long it has been held, in milliseconds
     * @param requestId the {@code X-Request-Id} of the request; null in the background
     * @param traceId of the request's trace, from its {@code traceparent}; null where it brought none, and in the background
     */
    public record Borrowed(
            long id,
            String holder,
            LeaseState state,
            long heldMs,
            @Nullable String requestId,
            @Nullable String traceId) {

        static @Nullable Borrowed of(@Nullable HeldConnection held) {
            return held == null
                    ? null
                    : new Borrowed(
                            held.id(), held.holder(), held.state(), held.heldMs(), held.requestId(), held.traceId());
        }
    }

    /**
     * @param leases what is borrowed from this service's pool
     * @param whole whether statements and users may be shown
     */
    public static SessionsReport of(
            DatabaseKind kind,
            ServerView view,
            List<HeldConnection> leases,
            Instant now,
            boolean whole,
            Locale language) {
        Map<Long, HeldConnection> byPid = leases.stream()
                .filter(held -> held.serverPid() != null)
                .collect(Collectors.toMap(
                        held -> Objects.requireNonNull(held.serverPid()).longValue(),
                        Function.identity(),
                        (one, other) -> one));
        return new SessionsReport(
                kind.label(),
                view.serverVersion(),
                view.maxConnections(),
                view.reserved(),
                view.total(),
                view.counts().byState(),
                view.counts().byClient(),
                view.inShort().sessions().stream()
                        .map(session -> session(session, byPid.get(session.pid()), whole))
                        .toList(),
                view.at(),
                Math.max(0, Duration.between(view.at(), now).toMillis()),
                Phrase.each(view.unknown(), language),
                view.pooler(),
                kind == DatabaseKind.SQLITE ? NO_SERVER.in(language) : null);
    }

    private static Session session(ServerSession session, @Nullable HeldConnection held, boolean whole) {
        return new Session(
                session.pid(),
                session.state(),
                session.stateMs(),
                session.queryMs(),
                session.waitEvent(),
                whole ? session.query() : null,
                session.blockedBy(),
                Borrowed.of(held),
                whole ? session.user() : null,
                session.applicationName(),
                session.client());
    }
}
