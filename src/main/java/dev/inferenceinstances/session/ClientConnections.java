package dev.inferenceinstances.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.database.DatabaseSettings;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one program has open from one address.
 *
 * @param applicationName what the program calls itself; null where the server does not tell it
 * @param client the address; null where the server does not tell it
 * @param connections all, those in other states than the three included
 * @param active of these, such as run a statement
 * @param idle of these, such as do nothing
 * @param idleInTransaction of these, such as do nothing in an open transaction
 */
@JsonPropertyOrder({"application_name", "client", "connections", "active", "idle", "idle_in_transaction"})
public record ClientConnections(
        @Nullable String applicationName,
        @Nullable String client,
        int connections,
        long active,
        long idle,
        long idleInTransaction) {

    /** @param name under which it is the pool of this service or of another replica */
    ClientConnections asOurs(String name) {
        return name.equals(applicationName)
                ? new ClientConnections(
                        DatabaseSettings.APPLICATION_NAME, client, connections, active, idle, idleInTransaction)
                : this;
    }

    private record Key(
            @Nullable String applicationName, @Nullable String client) {}

    /** The one with the most connections first. */
    static List<ClientConnections> of(List<ServerSession> sessions) {
        return sessions.stream()
                .collect(Collectors.groupingBy(session -> new Key(session.applicationName(), session.client())))
                .entrySet()
                .stream()
                .map(client -> of(client.getKey(), client.getValue()))
                .sorted(Comparator.comparing(ClientConnections::connections)
                        .reversed()
                        .thenComparing(client -> String.valueOf(client.applicationName())))
                .toList();
    }

    private static ClientConnections of(Key key, List<ServerSession> sessions) {
        long inTransaction = count(sessions, ServerSession.IDLE_IN_TRANSACTION);
        return new ClientConnections(
                key.applicationName(),
                key.client(),
                sessions.size(),
                count(sessions, ServerSession.ACTIVE),
                count(sessions, ServerSession.IDLE) - inTransaction,
                inTransaction);
    }

    private static long count(List<ServerSession> sessions, String state) {
        return sessions.stream().filter(session -> session.in(state)).count();
    }
}
