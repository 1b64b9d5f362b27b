package dev.inferenceinstances.lease;

import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Takes leaked connections back when an operator asks for it, whatever {@code LEAK_ACTION} says. */
@Singleton
public class LeakedConnections {

    private static final long PATIENCE_SECONDS = 3;

    private final LeaseLedger ledger;
    private final LeakReclaimer reclaimer;

    LeakedConnections(LeaseLedger ledger, LeakReclaimer reclaimer) {
        this.ledger = ledger;
        this.reclaimer = reclaimer;
    }

    /** Rolls back and closes each; waits for at most three seconds, though a statement that still runs may delay one for longer. */
    public void takeBack() {
        CompletableFuture.allOf(ledger.lent().stream().map(this::takeBack).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private CompletableFuture<Void> takeBack(LeaseSlot slot) {
        Lease lease = slot.lease();
        return lease != null && lease.state() == LeaseState.LEAKED
                ? reclaimer.reclaim(slot, lease)
                : CompletableFuture.completedFuture(null);
    }
}
