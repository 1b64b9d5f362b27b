package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** Connections that were not given back: certain, since the ledger knows that the work that borrowed them is over, or overdue. */
final class LeakDetector implements Detector {

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<HeldConnection> leaked = seen.leaked();
        if (leaked.isEmpty()) {
            return Optional.empty();
        }
        boolean half = 2 * leaked.size() >= seen.pool().maxConnections();
        String holder = HolderEvidence.mainHolder(leaked);
        return Optional.of(new Finding(
                Code.LEAK,
                half || seen.pressed() ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of(
                        "leak",
                        leaked.size(),
                        seen.pool().maxConnections(),
                        holder,
                        HolderEvidence.longestMs(leaked) / 1000),
                Finding.evidence(
                        "certain", true,
                        "leaked_connections", leaked.size(),
                        "max_connections", seen.pool().maxConnections(),
                        "by_holder", HolderEvidence.byHolder(leaked)),
                List.of(Phrase.of("leak.mend", holder), Phrase.of("leak.take_back"), Phrase.of("leak.reclaim")),
                Phrase.of("leak.refuted")));
    }
}
