package dev.inferenceinstances.lease;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** The leases and leaks as the rest of the service sees them. */
@Singleton
public class LeaseView {

    private final LeaseLedger ledger;
    private final Leaks leaks;
    private final Clock clock;

    LeaseView(LeaseLedger ledger, Leaks leaks, Clock clock) {
        this.ledger = ledger;
        this.leaks = leaks;
        this.clock = clock;
    }

    /** Who holds the connections now, longest held first. */
    public ConnectionsReport connections() {
        return ConnectionsReport.of(ledger.lent(), System.nanoTime(), clock.instant());
    }

    /** The same by holder, longest held first. */
    public List<Holding> holdings() {
        return Holding.group(connections().connections());
    }

    /** Connections that are leaked now. */
    public int leaked() {
        return leaks.open();
    }

    /** Leaks found since start. */
    public long leaksFound() {
        return leaks.total();
    }

    public LeaksReport leaks() {
        return LeaksReport.of(leaks, System.nanoTime());
    }
}
