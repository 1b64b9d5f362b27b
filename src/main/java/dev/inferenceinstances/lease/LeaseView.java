package dev.inferenceinstances.lease;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The leases and leaks as the rest of the service sees them. */
@Singleton
public class LeaseView {

    private final LeaseLedger ledger;
    private final Leaks leaks;
    private final LeaseSettings settings;
    private final Clock clock;

    LeaseView(LeaseLedger ledger, Leaks leaks, LeaseSettings settings, Clock clock) {
        this.ledger = ledger;
        this.leaks = leaks;
        this.settings = settings;
        this.clock = clock;
    }

    /** Who holds the connections now, longest held first. */
    public List<HeldConnection> held() {
        return HeldConnection.of(ledger.lent(), System.nanoTime(), clock.instant(), Lease::stack);
    }

    /** The same, with what each thread does now where no stack was taken. Dearer: every thread that holds a connection is stopped for it. */
    public List<HeldConnection> heldWithStacks() {
        return HeldConnection.of(ledger.lent(), System.nanoTime(), clock.instant(), Lease::stackNow);
    }

    /** The same by holder, longest held first. */
    public List<HolderSummary> byHolder() {
        return HolderSummary.group(held());
    }

    /** Connections that are leaked now. */
    public int leaked() {
        return leaks.open();
    }

    /** Leaks found since start. */
    public long leaksFound() {
        return leaks.total();
    }

    /**
     * Leaks that were found within this time before now and taken back at once; none unless {@code LEAK_ACTION=reclaim}. The latest
     * first, without their stacks, and no more than are kept.
     */
    public List<Leak> takenBack(Duration window) {
        if (settings.leakAction() != LeakAction.RECLAIM) {
            return List.of();
        }
        Instant now = clock.instant();
        return leaks.all().stream()
                .filter(leak -> leak.returned() != null
                        && leak.detectedAt().isAfter(now.minus(window))
                        && !leak.detectedAt().isAfter(now))
                .map(Leak::withoutStack)
                .toList();
    }

    /** @param withStacks whether the caller may see them */
    LeaksReport leaks(boolean withStacks) {
        return LeaksReport.of(leaks, System.nanoTime(), withStacks);
    }
}
