package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A connection pooler whose console is not known is the narrow place: it lends fewer sessions of the server than are borrowed here all the
 * time, though each comes back quickly.
 */
final class UnseenPoolerDetector implements Detector {

    private static final Duration LATELY = Duration.ofSeconds(10);
    /** What is held for longer may be held without a transaction, which takes no session of the server. */
    private static final double LONGEST_MEAN_HOLD_SECONDS = 2;

    /**
     * @param serverSessions that the pooler has for this service, its probe and its like
     * @param meanCheckedOut connections of this service that were in use in the last ten seconds
     * @param borrowsPerSecond of the whole pool
     * @param meanHoldMs by Little's law, from what was in use and how often it was borrowed
     * @param poolMayOpen connections that this service's pool may have open
     */
    record Figures(int serverSessions, double meanCheckedOut, double borrowsPerSecond, long meanHoldMs, int poolMayOpen)
            implements Evidence {

        @Override
        public boolean holdsCallersUp() {
            return true;
        }
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<PoolSample> samples = observation.last(LATELY);
        double inUse =
                samples.stream().mapToDouble(PoolSample::checkedOut).average().orElse(0);
        double borrows =
                samples.stream().mapToLong(PoolSample::borrows).average().orElse(0);
        if (!observation.unseenPoolerIsNarrow()
                || observation.ended(Outcome.POOLER_LIMIT) > 0
                || borrows == 0
                || borrows * LONGEST_MEAN_HOLD_SECONDS < inUse) {
            return Optional.empty();
        }
        int sessions = Objects.requireNonNull(observation.server()).ownSessions();
        return Optional.of(new Finding(
                Code.POOLER_LIMIT,
                observation.pool().waiting() > 0 ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of("pooler_limit.unseen", inUse, sessions),
                new Figures(
                        sessions,
                        tenths(inUse),
                        tenths(borrows),
                        Math.round(1000 * inUse / borrows),
                        observation.pool().maxConnections()),
                List.of(Phrase.of("pooler_limit.raise_unseen"), Phrase.of("pooler_limit.console")),
                Phrase.of("pooler_limit.unseen.refuted")));
    }

    private static double tenths(double figure) {
        return Math.round(figure * 10) / 10.0;
    }
}
