package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.timing.HolderPace;
import dev.inferenceinstances.wording.Phrase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connections are held for longer, by statements that run: those of a route that was faster before, or many that run for long now. */
final class SlowQueryDetector implements Detector {

    /** A statement that runs for longer is felt by who waits for its answer. */
    private static final long LONG_STATEMENT_MS = 1000;
    /** Half of the holds must have grown by this factor, so that a few slow ones among many do not count. */
    private static final double GROWN = 3;
    /** A growth that nobody feels is none. */
    private static final double LEAST_GROWTH_MS = 20;
    /** Fewer borrows have no median worth the name. */
    private static final int LEAST_BORROWS = 5;

    private static final int LEAST_BORROWS_BEFORE = 20;
    /** A route with a smaller part of the hold time does not fill the pool. */
    private static final double LEAST_SHARE = 0.2;

    @Override
    public Optional<Finding> judge(Observation seen) {
        List<ConnectionActivity> running =
                seen.held(held -> !held.waitsForLock() && held.statementMs() >= LONG_STATEMENT_MS);
        List<HolderPace> grown = grown(seen);
        boolean manyRun = seen.many(running.size());
        if (grown.isEmpty() && !manyRun) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                running.stream().map(ConnectionActivity::lease).toList();
        String holder = grown.isEmpty()
                ? HolderEvidence.mainHolder(leases)
                : grown.get(0).holder();
        return Optional.of(new Finding(
                Code.SLOW_QUERIES,
                severity(seen, manyRun),
                grown.isEmpty()
                        ? Phrase.of("slow_queries.running", running.size(), holder, longest(running) / 1000)
                        : Phrase.of(
                                "slow_queries.grown",
                                holder,
                                grown.get(0).before().medianMs(),
                                grown.get(0).recent().medianMs()),
                Finding.evidence(
                        "running", running.size(),
                        "longest_statement_ms", longest(running),
                        "by_holder", HolderEvidence.byHolder(leases),
                        "grown", grown.stream().map(SlowQueryDetector::evidence).toList()),
                List.of(Phrase.of("slow_queries.look", holder), Phrase.of("slow_queries.leave_pool")),
                Phrase.of("slow_queries.refuted")));
    }

    private static Severity severity(Observation seen, boolean manyRun) {
        if (seen.pressed()) {
            return Severity.CRITICAL;
        }
        return manyRun || seen.pool().checkedOut() >= seen.pool().poolSize() ? Severity.WARNING : Severity.INFO;
    }

    /** The routes that became slower, the one with the most hold time first. */
    static List<HolderPace> grown(Observation seen) {
        double all = seen.paces().stream()
                .mapToDouble(pace -> pace.recent().totalMs())
                .sum();
        return seen.paces().stream()
                .filter(pace -> pace.recent().borrows() >= LEAST_BORROWS
                        && pace.before().borrows() >= LEAST_BORROWS_BEFORE
                        && pace.recent().medianMs() >= GROWN * pace.before().medianMs()
                        && pace.recent().medianMs() - pace.before().medianMs() >= LEAST_GROWTH_MS
                        && pace.recent().totalMs() >= LEAST_SHARE * all)
                .filter(pace -> !heldIdleOrBlocked(seen, pace.holder()) && fillsThePool(seen, pace.holder()))
                .sorted(Comparator.comparing((HolderPace pace) -> pace.recent().totalMs())
                        .reversed())
                .toList();
    }

    /** Then another judgement names the cause: it waits for a lock, or does nothing with its connection. */
    private static boolean heldIdleOrBlocked(Observation seen, String holder) {
        return !seen.held(held -> held.lease().holder().equals(holder)
                        && (held.waitsForLock() || held.idleMs() >= LONG_STATEMENT_MS))
                .isEmpty();
    }

    /** When callers wait, what was slow a while ago is not to blame unless it holds a fair share of the connections now. */
    private static boolean fillsThePool(Observation seen, String holder) {
        long held = seen.leases().stream()
                .filter(lease -> lease.holder().equals(holder))
                .count();
        return !seen.pressed() || held >= LEAST_SHARE * seen.leases().size();
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
