package dev.inferenceinstances.database;

import java.net.InetSocketAddress;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which session of the server served each client of a connection pooler at one moment.
 *
 * @param sessions the server's number for the session, by the address that the client connected from
 * @param seenNanos when that was, as {@link System#nanoTime()} counts
 */
public record PoolerLinks(Map<InetSocketAddress, Integer> sessions, long seenNanos) {

    static final PoolerLinks NONE = new PoolerLinks(Map.of(), System.nanoTime());

    public PoolerLinks {
        sessions = Map.copyOf(sessions);
    }

    @Nullable
    Integer session(InetSocketAddress client, long borrowedNanos) {
        return borrowedNanos - seenNanos < 0 ? sessions.get(client) : null;
    }
}
