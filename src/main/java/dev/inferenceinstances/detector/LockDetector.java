package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.wording.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Borrowed connections whose sessions wait for another session. */
final class LockDetector implements Detector {

    /** Shorter waits for a lock are ordinary. */
    private static final long LEAST_MS = 1000;

    /**
     * @param blocked how many connections wait
     * @param longestMs for how long the statement has run that has waited for longest, in milliseconds
     * @param waits what they wait for, in the server's words
     * @param blockers null where the server does not show who blocks
     * @param waiting callers that wait for a connection meanwhile
     */
    record Figures(
            int blocked,
            long longestMs,
            List<String> waits,
            @Nullable List<Blocker> blockers,
            List<HolderEvidence> byHolder,
            int waiting)
            implements Evidence {}

    @Override
    public Optional<Finding> judge(Observation observation) {
        List<ConnectionActivity> blocked = observation.held(held -> held.lockWaitMs() >= LEAST_MS);
        if (blocked.isEmpty()) {
            return Optional.empty();
        }
        List<HeldConnection> leases =
                blocked.stream().map(ConnectionActivity::lease).toList();
        List<Blocker> blockers = Blocker.roots(observation, blocked);
        boolean half = 2 * blocked.size() >= observation.pool().poolSize();
        long longest =
                blocked.stream().mapToLong(ConnectionActivity::lockWaitMs).max().orElse(0);
        return Optional.of(new Finding(
                Code.LOCK_CONTENTION,
                half || observation.pressed() ? Severity.CRITICAL : Severity.WARNING,
                Phrase.of("lock_contention", blocked.size(), longest / 1000, whoBlocks(blockers)),
                new Figures(
                        blocked.size(),
                        longest,
                        waits(blocked),
                        blockers.isEmpty() ? null : blockers,
                        HolderEvidence.byHolder(leases),
                        observation.pool().waiting()),
                List.of(endTheBlocker(blockers), Phrase.of("lock_contention.leave_pool")),
                Phrase.of("lock_contention.refuted")));
    }

    private static List<@Nullable String> waits(List<ConnectionActivity> blocked) {
        return blocked.stream().map(ConnectionActivity::waitEvent).distinct().toList();
    }

    private static Phrase whoBlocks(List<Blocker> blockers) {
        Blocker first = blockers.isEmpty() ? null : blockers.get(0);
        if (first == null || first.prepared() != null) {
            return first == null ? Phrase.of("lock_contention.session", "?") : first.name();
        }
        return Phrase.of(
                "lock_contention.session",
                blockers.stream().map(blocker -> String.valueOf(blocker.pid())).collect(Collectors.joining(", ")));
    }

    private static Phrase endTheBlocker(List<Blocker> blockers) {
        return blockers.isEmpty()
                ? Phrase.of("lock_contention.find")
                : blockers.get(0).howToEnd();
    }
}
