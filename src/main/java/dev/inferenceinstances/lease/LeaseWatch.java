package dev.inferenceinstances.lease;

import dev.inferenceinstances.timing.Timings;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks once a second, on the event loop, for what no event tells: leases that grow old. */
@ApplicationScoped
class LeaseWatch {

    private static final long EVERY_MILLIS = 1000;

    /** Even behind other work the pool's own thread has by then closed what was given back to be closed. */
    static final long CLOSED_BY_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LeaseLedger ledger;
    private final Leaks leaks;
    private final Suspicion suspicion;
    private final Timings timings;
    private final LeaseSettings settings;
    private long timer;

    LeaseWatch(LeaseLedger ledger, Leaks leaks, Suspicion suspicion, Timings timings, LeaseSettings settings) {
        this.ledger = ledger;
        this.leaks = leaks;
        this.suspicion = suspicion;
        this.timings = timings;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        timer = vertx.setPeriodic(EVERY_MILLIS, tick -> look(System.nanoTime()));
    }

    void stop(@Observes ShutdownEvent event, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /** @param now as {@link System#nanoTime()} counts */
    void look(long now) {
        for (LeaseSlot slot : ledger.lent()) {
            Lease lease = slot.lease();
            if (lease != null && lease.state() != LeaseState.LEAKED) {
                judge(slot, lease, now);
            }
        }
        timings.roll();
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
