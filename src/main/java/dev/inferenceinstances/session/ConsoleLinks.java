package dev.inferenceinstances.session;

import dev.inferenceinstances.database.PoolerLinks;
import io.vertx.sqlclient.Row;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Joins PgBouncer's clients with the sessions of the server that serve them, by the addresses in memory that it shows of both. */
final class ConsoleLinks {

    /** Clients may also come over a socket of Unix, which has no address. A name is never looked up. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]+");

    private ConsoleLinks() {}

    /** @param seenNanos when they were asked for, as {@link System#nanoTime()} counts */
    static PoolerLinks of(ConsoleTable clients, ConsoleTable servers, long seenNanos) {
        Map<String, Integer> pids = new HashMap<>();
        for (Row server : servers.rows()) {
            ConsoleTable.text(server, "ptr")
                    .ifPresent(place -> pids.put(place, (int) ConsoleTable.number(server, "remote_pid")));
        }
        Map<InetSocketAddress, Integer> sessions = new HashMap<>();
        for (Row client : clients.rows()) {
            Optional<Integer> pid = ConsoleTable.text(client, "link").map(pids::get);
            Optional<InetSocketAddress> address = address(client);
            if (pid.isPresent() && address.isPresent()) {
                sessions.put(address.get(), pid.get());
            }
        }
        return new PoolerLinks(sessions, seenNanos);
    }

    private static Optional<InetSocketAddress> address(Row client) {
        return ConsoleTable.text(client, "addr")
                .filter(text -> NUMERIC.matcher(text).matches())
                .map(text -> new InetSocketAddress(numeric(text), (int) ConsoleTable.number(client, "port")));
    }

    private static InetAddress numeric(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
