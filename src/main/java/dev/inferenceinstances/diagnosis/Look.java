package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.lease.ConnectionsReport.Held;
import dev.inferenceinstances.session.ServerView;
import java.util.List;

/**
 * What the server showed at one moment.
 *
 * @param leases what was borrowed here in the same moment
 * @param pooled connections that the pool had open then
 */
record Look(ServerView view, List<Held> leases, int pooled) {

    Look {
        leases = List.copyOf(leases);
    }
}
