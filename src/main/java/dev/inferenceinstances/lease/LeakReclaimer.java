package dev.inferenceinstances.lease;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/** Does with a leaked connection what {@code LEAK_ACTION} says. */
@Singleton
class LeakReclaimer {

    private final LeaseSettings settings;

    LeakReclaimer(LeaseSettings settings) {
        this.settings = settings;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is logged where it happens
    void found(LeaseSlot slot, Lease lease) {
        if (settings.leakAction() == LeakAction.RECLAIM) {
            reclaim(slot, lease);
        }
    }

    /**
     * Returns at once. A rollback may wait for the server, and every worker thread may be waiting for the very connection that is to
     * come back, so each reclaim has a thread of its own. A lease is reclaimed once, however often this is called.
     *
     * @return done when the connection is back, or could not be brought back
     */
    CompletableFuture<Void> reclaim(LeaseSlot slot, Lease lease) {
        return lease.reclaim(() -> begin(slot, lease));
    }

    private static CompletableFuture<Void> begin(LeaseSlot slot, Lease lease) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    takeBack(slot, lease);
                    done.complete(null);
                },
                "lease-reclaim-" + lease.id());
        thread.setDaemon(true);
        thread.start();
        return done;
    }

    private static void takeBack(LeaseSlot slot, Lease lease) {
        String holder = lease.holder().name();
        try {
            if (slot.connection().reclaim(() -> slot.lease() == lease)) {
                Log.warnf(
                        "Leak reclaimed: the connection of lease %d, borrowed by %s, was rolled back and closed",
                        lease.id(), holder);
            }
        } catch (SQLException | RuntimeException e) {
            Log.warnf(
                    e,
                    "Leak reclaimed: the connection of lease %d, borrowed by %s, was closed, but its rollback failed",
                    lease.id(),
                    holder);
        }
    }
}
