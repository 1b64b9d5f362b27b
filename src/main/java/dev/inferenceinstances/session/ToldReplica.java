package dev.inferenceinstances.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one replica of this service tells of itself.
 *
 * @param name that of its probe on the server, without the program's
 * @param client the address that the server sees it come from; null where that is not known
 * @param poolSize connections that its pool keeps
 * @param maxOverflow further ones under load
 * @param open connections that its pool had open
 * @param at when it told so, by this service's clock
 * @param leaving whether it is being stopped: it opens no more connections than it has
 */
public record ToldReplica(
        String name, @Nullable String client, int poolSize, int maxOverflow, int open, Instant at, boolean leaving) {

    /** The most connections that its pool may have open. */
    int most() {
        return poolSize + maxOverflow;
    }
}
