package dev.inferenceinstances.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many sessions the server shows.
 *
 * @param byState in each state, under a name that is fit for a JSON key
 * @param byClient of each program from each address
 */
record SessionCounts(Map<String, Long> byState, List<ClientConnections> byClient) {

    private static final String HIDDEN = "hidden";

    static SessionCounts of(List<ServerSession> sessions) {
        return new SessionCounts(byState(sessions), ClientConnections.of(sessions));
    }

    private static Map<String, Long> byState(List<ServerSession> sessions) {
        return sessions.stream()
                .collect(Collectors.groupingBy(
                        session -> session.state() == null ? HIDDEN : key(session.state()),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** {@code idle in transaction (aborted)} has blanks and brackets. */
    private static String key(String state) {
        return state.replaceAll("[^a-z0-9]+", "_").replaceAll("_$", "");
    }
}
