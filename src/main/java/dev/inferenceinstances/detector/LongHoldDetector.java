package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseState;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/**
 * Many connections are held for long, and nothing shows what their sessions do. Most likely they run statements, so the finding is
 * {@link Code#SLOW_QUERIES}.
 */
final class LongHoldDetector implements Detector {

    /** A server that answers has been asked a few times by then, and has shown its sessions. */
    private static final long LEAST_MS = 5000;

    /** @param held how many connections are held for long */
    record Figures(int held, long longestMs, List<HolderEvidence> byHolder) implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<HeldConnection> held = observation.leases().stream()
                .filter(lease -> lease.state() != LeaseState.LEAKED && lease.heldMs() >= LEAST_MS)
                .toList();
        if (!observation.sessionsUnknown()
                || !observation.many(held.size())
                || !SlowedRoutes.of(observation).none()) {
            return Optional.empty();
        }
        String holder = HolderEvidence.mainHolder(held);
        long longest = HolderEvidence.longestMs(held);
        return Optional.of(new Finding(
                Code.SLOW_QUERIES,
                // never more: where it fills the pool, that is certain and comes first
                Severity.WARNING,
                Phrase.of("slow_queries.unseen", held.size(), longest / 1000, holder),
                new Figures(held.size(), longest, HolderEvidence.byHolder(held)),
                List.of(Phrase.of("exhausted.holders", holder)),
                Phrase.of("slow_queries.unseen.refuted")));
    }
}
