package dev.inferenceinstances.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One replica of this service on the same database.
 *
 * @param name the end of its host's name, and a number that is made up at its start
 * @param self whether it is the one that answers
 * @param client the address that the server sees it come from; null where that is not known
 * @param connections that its pool has open, without the one of its probe: as the server shows them where no other replica comes from that
 *     address, else as it told within the last minute; null where neither is known
 * @param poolSize connections that its pool keeps; null where it does not tell
 * @param maxOverflow further ones under load; null where it does not tell
 * @param leaving whether it has told that it is being stopped
 * @param lastSeen when the server showed it, or it told of itself
 */
@JsonPropertyOrder({"name", "self", "client", "connections", "pool_size", "max_overflow", "leaving", "last_seen"})
public record Replica(
        String name,
        boolean self,
        @Nullable String client,
        @Nullable Integer connections,
        @Nullable Integer poolSize,
        @Nullable Integer maxOverflow,
        boolean leaving,
        Instant lastSeen) {

    /** The most connections that its pool may have open; where it does not tell, as many as this one's. One that leaves keeps those it has. */
    int most(int own) {
        if (leaving) {
            return connections == null ? 0 : connections;
        }
        return poolSize == null || maxOverflow == null ? own : poolSize + maxOverflow;
    }
}
