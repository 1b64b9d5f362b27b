package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * Connections that are borrowed here and idle on the server, mostly in a transaction: the code holds them and does something else. A
 * leaked one is judged as a leak.
 */
final class IdleTransactionDetector implements Detector {

    /** Shorter pauses between two statements are ordinary. */
    private static final long LEAST_MS = 5000;

    /** @param longestMs for how long nothing has run, in milliseconds */
    record Figures(int connections, long longestMs, List<HolderEvidence> byHolder) implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<ConnectionActivity> idle =
                observation.held(held -> held.lease().state() != LeaseState.LEAKED && held.idleMs() >= LEAST_MS);
        if (idle.isEmpty()) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                idle.stream().map(ConnectionActivity::lease).toList();
        String holder = HolderEvidence.mainHolder(leases);
        long longest = idle.stream().mapToLong(ConnectionActivity::idleMs).max().orElse(0);
        return Optional.of(new Finding(
                Code.IDLE_IN_TRANSACTION,
                observation.many(idle.size()) ? Severity.WARNING : Severity.INFO,
                Phrase.of("idle_in_transaction", idle.size(), longest / 1000, holder),
                new Figures(idle.size(), longest, HolderEvidence.byHolder(leases)),
                List.of(Phrase.of("idle_in_transaction.look", holder)),
                Phrase.of("idle_in_transaction.refuted")));
    }
}
