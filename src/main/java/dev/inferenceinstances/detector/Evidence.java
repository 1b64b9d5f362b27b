package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;

/**
 * The figures that made a finding. Each detector has a record of its own, whose components are the keys in JSON, in their order: they are
 * a contract with users, and the page has a text for each.
 */
public sealed interface Evidence
        permits BusyDetector.Figures,
                ExhaustedDetector.Figures,
                FleetLimitDetector.Figures,
                IdleTransactionDetector.Figures,
                LeakDetector.Figures,
                LeakTrendDetector.Figures,
                LockDetector.Figures,
                LongHoldDetector.Figures,
                PoolerLimitDetector.Figures,
                RefusedRequests,
                ServerLimitDetector.Figures,
                ServerWaitDetector.Figures,
                SlowQueryDetector.Figures,
                TakenBackDetector.Figures,
                UndersizedDetector.Figures,
                UnreachableDetector.Figures,
                UnseenPoolerDetector.Figures,
                Evidence.Healthy,
                Evidence.TooLittleData {

    /** True where it shows that callers wait for something else than a larger pool, though it is not critical. */
    default boolean holdsCallersUp() {
        return false;
    }

    /** That nothing is wrong. */
    record Healthy(int checkedOut, int poolSize, int waiting, int leakedConnections) implements Evidence {

        public static Healthy of(PoolReading pool) {
            return new Healthy(pool.checkedOut(), pool.poolSize(), pool.waiting(), pool.leakedConnections());
        }
    }

    /** That nothing can be said yet. */
    record TooLittleData(long observedSeconds) implements Evidence {}
}
