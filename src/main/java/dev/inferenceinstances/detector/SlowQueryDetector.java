package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.traffic.HolderPace;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;

/** Connections are held for longer, by statements that run: those of a route that was faster before, or many that run for long now. */
final class SlowQueryDetector implements Detector {

    /** Callers feel a statement that runs for longer. */
    private static final long LONG_STATEMENT_MS = 1000;

    /**
     * @param running statements that run for long now
     * @param byHolder whose they are
     * @param grown the routes that became slower
     */
    record Figures(int running, long longestStatementMs, List<HolderEvidence> byHolder, List<SlowedRoute> grown)
            implements Evidence {}

    /** How long a route held its connections lately, and before; in milliseconds, and of how many borrows. */
    record SlowedRoute(
            String holder, double medianHoldMs, long borrows, double medianHoldMsBefore, long borrowsBefore) {

        static SlowedRoute of(HolderPace pace) {
            return new SlowedRoute(
                    pace.holder(),
                    pace.recent().medianMs(),
                    pace.recent().borrows(),
                    pace.before().medianMs(),
                    pace.before().borrows());
        }
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<ConnectionActivity> running = observation.held(
                held -> !held.waitsForLock() && !held.waitsInServer() && held.statementMs() >= LONG_STATEMENT_MS);
        SlowedRoutes slowed = SlowedRoutes.of(observation);
        boolean manyRun = observation.many(running.size());
        if (slowed.none() && !manyRun) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                running.stream().map(ConnectionActivity::lease).toList();
        String holder = slowed.none()
                ? HolderEvidence.mainHolder(leases)
                : slowed.worst().holder();
        long longest = running.stream()
                .mapToLong(ConnectionActivity::statementMs)
                .max()
                .orElse(0);
        return Optional.of(new Finding(
                Code.SLOW_QUERIES,
                severity(observation, manyRun),
                slowed.none()
                        ? Phrase.of("slow_queries.running", running.size(), holder, longest / 1000)
                        : grown(slowed.worst()),
                new Figures(
                        running.size(),
                        longest,
                        HolderEvidence.byHolder(leases),
                        slowed.paces().stream().map(SlowedRoute::of).toList()),
                List.of(Phrase.of("slow_queries.look", holder), Phrase.of("slow_queries.leave_pool")),
                Phrase.of("slow_queries.refuted")));
    }

    private static Severity severity(Observation observation, boolean manyRun) {
        if (observation.pressed()) {
            return Severity.CRITICAL;
        }
        boolean baseInUse =
                observation.pool().checkedOut() >= observation.pool().poolSize();
        return manyRun || baseInUse ? Severity.WARNING : Severity.INFO;
    }

    private static Phrase grown(HolderPace pace) {
        return Phrase.of(
                "slow_queries.grown",
                pace.holder(),
                pace.before().medianMs(),
                pace.recent().medianMs());
    }
}
