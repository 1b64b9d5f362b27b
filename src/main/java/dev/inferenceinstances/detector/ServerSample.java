package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.session.ServerView;
import java.util.List;

/**
 * What the server showed at one moment.
 *
 * @param leases what was borrowed here in the same moment
 * @param pooled connections that the pool had open then
 */
public record ServerSample(ServerView view, List<HeldConnection> leases, int pooled) {

    public ServerSample {
        leases = List.copyOf(leases);
    }
}
