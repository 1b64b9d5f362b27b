package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** Borrowed here, idle there, mostly in a transaction: the code holds a connection and does something else. What leaks is judged as a leak. */
final class IdleTransactionDetector implements Detector {

    /** Shorter pauses between two statements are ordinary. */
    private static final long LEAST_MS = 5000;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<ConnectionActivity> idle =
                seen.held(held -> held.lease().state() != LeaseState.LEAKED && held.idleMs() >= LEAST_MS);
        if (idle.isEmpty()) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                idle.stream().map(ConnectionActivity::lease).toList();
        String holder = HolderEvidence.mainHolder(leases);
        long longest = idle.stream().mapToLong(ConnectionActivity::idleMs).max().orElse(0);
        return Optional.of(new Finding(
                Code.IDLE_IN_TRANSACTION,
                seen.many(idle.size()) ? Severity.WARNING : Severity.INFO,
                Phrase.of("idle_in_transaction", idle.size(), longest / 1000, holder),
                Finding.evidence(
                        "connections", idle.size(),
                        "longest_ms", longest,
                        "by_holder", HolderEvidence.byHolder(leases)),
                List.of(Phrase.of("idle_in_transaction.look", holder)),
                Phrase.of("idle_in_transaction.refuted")));
    }
}
