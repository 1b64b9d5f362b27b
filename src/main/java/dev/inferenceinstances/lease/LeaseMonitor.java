package dev.inferenceinstances.lease;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Judges once a second what no event tells: leases that grow old. */
@Singleton
public class LeaseMonitor {

    /** Even behind other work the pool's own thread has by then closed what was given back to be closed. */
    static final long CLOSED_BY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LeaseLedger ledger;
    private final Leaks leaks;
    private final Suspicion suspicion;
    private final LeaseSettings settings;

    LeaseMonitor(LeaseLedger ledger, Leaks leaks, Suspicion suspicion, LeaseSettings settings) {
        this.ledger = ledger;
        this.leaks = leaks;
        this.suspicion = suspicion;
        this.settings = settings;
    }

    /**
     * To be called once a second.
     *
     * @param now as {@link System#nanoTime()} counts
     */
    public void judge(long now) {
        for (LeaseSlot slot : ledger.lent()) {
            Lease lease = slot.lease();
            if (lease != null && lease.state() != LeaseState.LEAKED) {
                judge(slot, lease, now);
            }
        }
    }

    private void judge(LeaseSlot slot, Lease lease, long now) {
        long held = lease.heldNanos(now);
        if (held >= settings.longHeldAfter().toNanos() && lease.state() == LeaseState.IN_USE) {
            List<String> stack =
                    lease.onItsThread() ? Stacks.trimmed(lease.thread().getStackTrace()) : List.of();
            lease.becomesLong(stack.isEmpty() ? null : stack);
            suspicion.suspect(lease.holder(), now);
            Log.infof(
                    "Lease %d, borrowed by %s, is held for %d s now",
                    lease.id(), lease.holder().name(), settings.longHeldAfter().toSeconds());
        }
        if (lease.work() != null && lease.work().overFor(CLOSED_BY_NANOS, now)) {
            leaks.found(slot, lease, LeakReason.OUTLIVED_REQUEST);
        } else if (held >= settings.overdueAfter().toNanos() && !lease.endsWithRequest()) {
            leaks.found(slot, lease, LeakReason.OVERDUE);
        }
    }
}
