package dev.inferenceinstances.lease;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Does with a leaked connection what {@code LEAK_ACTION} says. */
@Singleton
class LeakReclaimer {

    private final LeaseSettings settings;

    LeakReclaimer(LeaseSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns at once. A rollback may wait for the server, and every worker thread may be waiting for the very connection that is to
     * come back, so each reclaim has a thread of its own.
     */
    void found(LeaseSlot slot, Lease lease) {
        if (settings.leakAction() == LeakAction.RECLAIM) {
            Thread thread = new Thread(() -> reclaim(slot, lease), "lease-reclaim-" + lease.id());
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static void reclaim(LeaseSlot slot, Lease lease) {
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
