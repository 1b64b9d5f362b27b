package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** Many connections are held for long, and nothing shows what their sessions do: most likely they run statements, so that is what it is called. */
final class LongHoldDetector implements Detector {

    /** A server that answers has been asked a few times by then, so whoever waits for its view has it. */
    private static final long LEAST_MS = 5000;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<HeldConnection> held = seen.leases().stream()
                .filter(lease -> lease.state() != LeaseState.LEAKED && lease.heldMs() >= LEAST_MS)
                .toList();
        if (!seen.sessionsUnknown()
                || !seen.many(held.size())
                || !SlowedRoutes.of(seen).none()) {
            return Optional.empty();
        }
        String holder = HolderEvidence.mainHolder(held);
        return Optional.of(new Finding(
                Code.SLOW_QUERIES,
                // never more: where it fills the pool, that is certain and comes first
                Severity.WARNING,
                Phrase.of("slow_queries.unseen", held.size(), HolderEvidence.longestMs(held) / 1000, holder),
                Finding.evidence(
                        "held", held.size(),
                        "longest_ms", HolderEvidence.longestMs(held),
                        "by_holder", HolderEvidence.byHolder(held)),
                List.of(Phrase.of("exhausted.holders", holder)),
                Phrase.of("slow_queries.unseen.refuted")));
    }
}
