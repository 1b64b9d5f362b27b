package dev.inferenceinstances.detector;

import dev.inferenceinstances.traffic.HolderPace;
import java.util.Comparator;
import java.util.List;

/**
 * The routes that hold their connections for longer than they used to: a cause that a larger pool would not remove.
 *
 * @param paces the one with the most hold time first; empty where no route became slower
 */
record SlowedRoutes(List<HolderPace> paces) {

    /** Half of the holds must have grown by this factor, so that a few slow ones among many do not count. */
    private static final double GROWTH = 3;
    /** Nobody feels a smaller growth. */
    private static final double LEAST_GROWTH_MS = 20;
    /** Fewer borrows do not make a reliable median. */
    private static final int LEAST_BORROWS = 5;

    private static final int LEAST_BORROWS_BEFORE = 20;
    /** A route with a smaller part of the hold time does not fill the pool. */
    private static final double LEAST_SHARE = 0.2;
    /** A smaller part of what the base could lend meanwhile is no trouble. */
    private static final double LEAST_USE = 0.1;
    /** Paces tell of 10 to 20 seconds. */
    private static final double RECENT_MS = 10_000;
    /** A connection on which nothing has run for longer is held by code, not by a statement. */
    private static final long LONG_PAUSE_MS = 1000;

    static SlowedRoutes of(Observation observation) {
        double all = observation.paces().stream()
                .mapToDouble(pace -> pace.recent().totalMs())
                .sum();
        return new SlowedRoutes(observation.paces().stream()
                .filter(pace -> becameSlower(pace) && pace.recent().totalMs() >= LEAST_SHARE * all)
                .filter(pace -> matters(pace, observation.pool().poolSize()))
                .filter(pace -> !heldIdleOrBlocked(observation, pace.holder()))
                .filter(pace -> fillsThePool(observation, pace.holder()))
                .sorted(Comparator.comparing((HolderPace pace) -> pace.recent().totalMs())
                        .reversed())
                .toList());
    }

    boolean none() {
        return paces.isEmpty();
    }

    /** The one with the most hold time. There must be one. */
    HolderPace worst() {
        return paces.get(0);
    }

    private static boolean becameSlower(HolderPace pace) {
        return pace.recent().borrows() >= LEAST_BORROWS
                && pace.before().borrows() >= LEAST_BORROWS_BEFORE
                && pace.recent().medianMs() >= GROWTH * pace.before().medianMs()
                && pace.recent().medianMs() - pace.before().medianMs() >= LEAST_GROWTH_MS;
    }

    /** A base of which most is free has room for a route that became slower: nobody waits for it. */
    private static boolean matters(HolderPace pace, int base) {
        return pace.recent().totalMs() >= LEAST_USE * base * RECENT_MS;
    }

    /** Then another judgement names the cause: it waits for a lock, or does nothing with its connection. */
    private static boolean heldIdleOrBlocked(Observation observation, String holder) {
        return !observation
                .held(held -> held.lease().holder().equals(holder)
                        && (held.waitsForLock() || held.waitsInServer() || held.idleMs() >= LONG_PAUSE_MS))
                .isEmpty();
    }

    /** When callers wait, what was slow a while ago is not to blame unless it holds a fair share of the connections now. */
    private static boolean fillsThePool(Observation observation, String holder) {
        long held = observation.leases().stream()
                .filter(lease -> lease.holder().equals(holder))
                .count();
        return !observation.pressed()
                || held >= LEAST_SHARE * observation.leases().size();
    }
}
