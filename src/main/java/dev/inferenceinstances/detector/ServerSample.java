package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.session.ServerView;
import java.util.List;
import java.util.Map;

/**
 * What the server showed at one moment.
 *
 * @param leases what was borrowed here in the same moment
 * @param pooled connections that the pool had open then
 * @param idleMs for how long each idle session has been seen so, by its number, in milliseconds
 */
public record ServerSample(ServerView view, List<HeldConnection> leases, int pooled, Map<Long, Long> idleMs) {

    public ServerSample {
        leases = List.copyOf(leases);
        idleMs = Map.copyOf(idleMs);
    }
}
