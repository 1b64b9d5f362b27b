package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** Connections that were not given back. This is certain: the ledger knows that the work that borrowed them is over, or overdue. */
final class LeakDetector implements Detector {

    /** @param certain true, unlike what a {@link LeakTrendDetector trend} shows */
    record Figures(boolean certain, int leakedConnections, int maxConnections, List<HolderEvidence> byHolder)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<HeldConnection> leaked = observation.leaked();
        if (leaked.isEmpty()) {
            return Optional.empty();
        }
        int most = observation.pool().maxConnections();
        boolean half = 2 * leaked.size() >= most;
        String holder = HolderEvidence.mainHolder(leaked);
        return Optional.of(new Finding(
                Code.LEAK,
                half || observation.pressed() ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of("leak", leaked.size(), most, holder, HolderEvidence.longestMs(leaked) / 1000),
                new Figures(true, leaked.size(), most, HolderEvidence.byHolder(leaked)),
                List.of(Phrase.of("leak.mend", holder), Phrase.of("leak.take_back"), Phrase.of("leak.reclaim")),
                Phrase.of("leak.refuted")));
    }
}
