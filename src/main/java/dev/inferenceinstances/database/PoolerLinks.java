package dev.inferenceinstances.database;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which session of the server served each client of a connection pooler at one moment.
 *
 * @param sessions the server's number for the session, by the address that the client connected from
 * @param seenNanos when that was, as {@link System#nanoTime()} counts
 */
public record PoolerLinks(Map<InetSocketAddress, Integer> sessions, long seenNanos) {

    /** A lease may go through several sessions, one with each transaction. The console is asked more often than this while it answers. */
    private static final Duration HOLD = Duration.ofSeconds(20);

    static final PoolerLinks NONE = new PoolerLinks(Map.of(), System.nanoTime());

    public PoolerLinks {
        sessions = Map.copyOf(sessions);
    }

    /**
     * The session that serves a client.
     *
     * @param borrowedNanos since when the client has been borrowed, as {@link System#nanoTime()} counts
     * @param now counted likewise
     * @return null where it is not known, or was seen before the client was borrowed or too long ago
     */
    @Nullable
    Integer session(InetSocketAddress client, long borrowedNanos, long now) {
        boolean tells = borrowedNanos - seenNanos < 0 && now - seenNanos < HOLD.toNanos();
        return tells ? sessions.get(client) : null;
    }
}
