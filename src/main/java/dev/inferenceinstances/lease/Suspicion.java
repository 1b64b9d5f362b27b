package dev.inferenceinstances.lease;

import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Decides whose borrows are worth a stack. A stack costs a hundred times what the borrow costs, so it is taken only of a holder that has
 * leaked or held a connection overlong, and for a while only.
 */
@Singleton
class Suspicion {

    static final long LASTS_NANOS = TimeUnit.MINUTES.toNanos(15);

    /** With more holders than this something else is wrong, and one of their stacks tells as much as all of them. */
    static final int MOST = 32;

    private final HolderRegistry holders;

    Suspicion(HolderRegistry holders) {
        this.holders = holders;
    }

    /** @param nanos now, as {@link System#nanoTime()} counts */
    void suspect(Holder holder, long nanos) {
        boolean room =
                holders.all().stream().filter(other -> other.suspected(nanos)).count() < MOST;
        if (room || holder.suspected(nanos)) {
            holder.suspect(nanos);
        }
    }
}
