package dev.inferenceinstances.session;

import dev.inferenceinstances.database.PoolerLinks;
import java.time.Duration;
import java.time.Instant;

/**
 * What the console of a connection pooler showed at one moment.
 *
 * @param version in its own words
 * @param poolMode for how long it lends a session of the server, in its own words: for a session of the client, or less
 * @param limit how many sessions of the server it keeps at most for this service's database and user: {@code default_pool_size} and
 *     what bounds or adds to it
 * @param inUse of these, those that serve a client
 * @param idle of these, those that are open and free
 * @param connected whether it has a session of the server at all, in this pool or another of the same database or user, with which it may
 *     share a bound
 * @param waiting clients that wait for one, those of other programs included
 * @param longestWaitMs how long the first of them has waited, in milliseconds
 * @param clients that are connected to it, for whatever database
 * @param maxClients how many it lets connect: {@code max_client_conn}
 * @param queryWaitTimeoutMs after how long it sends a waiting client away, in milliseconds; 0 for never
 * @param preparedStatements whether it carries prepared statements from one session to another ({@code max_prepared_statements}, from 1.21)
 * @param completed transactions of this service's database since it started
 * @param links which session of the server serves which client
 */
public record PoolerView(
        String version,
        String poolMode,
        int limit,
        int inUse,
        int idle,
        boolean connected,
        int waiting,
        long longestWaitMs,
        int clients,
        int maxClients,
        long queryWaitTimeoutMs,
        boolean preparedStatements,
        long completed,
        PoolerLinks links,
        Instant at) {

    /** Who waits for less may only be the first in a while. */
    private static final long COLD_MS = 1000;

    /** Clients wait, and it has no session of the server: for a moment this is so wherever none was wanted for a while. */
    public boolean lacksServer() {
        return waiting > 0 && !connected;
    }

    /**
     * Clients have waited for longer than a login takes, and it has no session of the server. Of those that it does not let log in before it
     * has one, PgBouncer counts no wait: these are seen only by its lacking one again.
     */
    public boolean serverMissing() {
        return lacksServer() && longestWaitMs >= COLD_MS;
    }

    /** Every session of the server that it may lend is lent, and clients wait for one. */
    public boolean full() {
        return waiting > 0 && inUse >= limit;
    }

    /** As many clients are connected to it as it lets in. */
    public boolean crowded() {
        return clients >= maxClients;
    }

    /** How many connections of this service it serves at once; the probe keeps a session of the server where each client does. */
    public int serves() {
        return Math.max(1, poolMode.equals("session") ? limit - 1 : limit);
    }

    /** Whether it is at most this old. */
    public boolean isWithin(Duration age, Instant now) {
        return Duration.between(at, now).abs().compareTo(age) <= 0;
    }
}
