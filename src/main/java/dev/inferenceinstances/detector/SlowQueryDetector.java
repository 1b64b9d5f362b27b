package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.timing.HolderPace;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections are held for longer, by statements that run: those of a route that was faster before, or many that run for long now. */
final class SlowQueryDetector implements Detector {

    /** A statement that runs for longer is felt by who waits for its answer. */
    private static final long LONG_STATEMENT_MS = 1000;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<ConnectionActivity> running =
                seen.held(held -> !held.waitsForLock() && held.statementMs() >= LONG_STATEMENT_MS);
        SlowedRoutes slowed = SlowedRoutes.of(seen);
        boolean manyRun = seen.many(running.size());
        if (slowed.none() && !manyRun) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                running.stream().map(ConnectionActivity::lease).toList();
        String holder = slowed.none()
                ? HolderEvidence.mainHolder(leases)
                : slowed.worst().holder();
        return Optional.of(new Finding(
                Code.SLOW_QUERIES,
                severity(seen, manyRun),
                slowed.none()
                        ? Phrase.of("slow_queries.running", running.size(), holder, longest(running) / 1000)
                        : Phrase.of(
                                "slow_queries.grown",
                                holder,
                                slowed.worst().before().medianMs(),
                                slowed.worst().recent().medianMs()),
                Finding.evidence(
                        "running", running.size(),
                        "longest_statement_ms", longest(running),
                        "by_holder", HolderEvidence.byHolder(leases),
                        "grown",
                                slowed.paces().stream()
                                        .map(SlowQueryDetector::evidence)
                                        .toList()),
                List.of(Phrase.of("slow_queries.look", holder), Phrase.of("slow_queries.leave_pool")),
                Phrase.of("slow_queries.refuted")));
    }

    private static Severity severity(Observation seen, boolean manyRun) {
        if (seen.pressed()) {
            return Severity.CRITICAL;
        }
        return manyRun || seen.pool().checkedOut() >= seen.pool().poolSize() ? Severity.WARNING : Severity.INFO;
    }

    private static long longest(List<ConnectionActivity> running) {
        return running.stream().mapToLong(ConnectionActivity::statementMs).max().orElse(0);
    }

    private static Map<String, Object> evidence(HolderPace pace) {
        return Finding.evidence(
                "holder", pace.holder(),
                "median_hold_ms", pace.recent().medianMs(),
                "borrows", pace.recent().borrows(),
                "median_hold_ms_before", pace.before().medianMs(),
                "borrows_before", pace.before().borrows());
    }
}
