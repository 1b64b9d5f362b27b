package dev.inferenceinstances.session;

import java.util.List;

/**
 * A two-phase transaction that was prepared and not ended. It belongs to no session, and holds its locks until somebody ends it by its
 * name.
 *
 * @param gid its name
 * @param heldMs for how long it has been prepared, in milliseconds
 * @param blocks the sessions that wait for one of its locks
 */
public record PreparedTransaction(String gid, long heldMs, List<Long> blocks) {

    public PreparedTransaction {
        blocks = List.copyOf(blocks);
    }
}
