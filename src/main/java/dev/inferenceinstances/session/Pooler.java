package dev.inferenceinstances.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * The connection pooler that stands between this service and the server. Its console tells all but the kind.
 *
 * @param kind {@code pgbouncer} where its console says so; otherwise {@code unknown}
 * @param version null where its console is silent or not asked, like all that follows
 * @param poolMode for how long it lends a session of the server: {@code session} or less; null like the version
 * @param limit how many sessions of the server it keeps at most for this service's database and user; null like the version
 * @param inUse of these, those that serve a client; null like the version
 * @param idle of these, those that are open and free; null like the version
 * @param waiting clients that wait for one; null like the version
 * @param longestWaitMs how long the first of them has waited, in milliseconds; null like the version
 * @param clients that are connected to it, for whatever database; null like the version
 * @param maxClients how many it lets connect; null like the version
 * @param queryWaitTimeoutMs after how long it sends a waiting client away, in milliseconds, and 0 for never; null like the version
 * @param preparedStatements whether it carries prepared statements from one session to another; null like the version
 */
@JsonPropertyOrder({
    "kind",
    "version",
    "pool_mode",
    "limit",
    "in_use",
    "idle",
    "waiting",
    "longest_wait_ms",
    "clients",
    "max_clients",
    "query_wait_timeout_ms",
    "prepared_statements"
})
public record Pooler(
        String kind,
        @Nullable String version,
        @Nullable String poolMode,
        @Nullable Integer limit,
        @Nullable Integer inUse,
        @Nullable Integer idle,
        @Nullable Integer waiting,
        @Nullable Long longestWaitMs,
        @Nullable Integer clients,
        @Nullable Integer maxClients,
        @Nullable Long queryWaitTimeoutMs,
        @Nullable Boolean preparedStatements) {

    /** One of which only its being there is known. */
    public static final Pooler UNKNOWN =
            new Pooler("unknown", null, null, null, null, null, null, null, null, null, null, null);

    static Pooler of(PoolerView view) {
        return new Pooler(
                "pgbouncer",
                view.version(),
                view.poolMode(),
                view.limit(),
                view.inUse(),
                view.idle(),
                view.waiting(),
                view.longestWaitMs(),
                view.clients(),
                view.maxClients(),
                view.queryWaitTimeoutMs(),
                view.preparedStatements());
    }
}
