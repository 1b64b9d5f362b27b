package dev.inferenceinstances.detector;

import java.util.List;

/** Every detector. A new one needs its entry here and nothing else. */
public final class Detectors {

    public static final List<Detector.Named> ALL = List.of(
            Detector.Named.ofAny("database_unreachable", new UnreachableDetector()),
            Detector.Named.ofAny("login_refused", OutcomeDetector.loginRefused()),
            Detector.Named.ofAny("read_only", OutcomeDetector.readOnly()),
            Detector.Named.ofAny("no_space", OutcomeDetector.noSpace()),
            Detector.Named.ofAny("no_permission", OutcomeDetector.noPermission()),
            Detector.Named.ofAny("no_permission.no_table", OutcomeDetector.noTable()),
            Detector.Named.ofPool("server_limit", new ServerLimitDetector()),
            Detector.Named.ofAny("leak", new LeakDetector()),
            Detector.Named.ofAny("leak.taken_back", new TakenBackDetector()),
            Detector.Named.ofPool("leak.trend", new LeakTrendDetector()),
            Detector.Named.ofPool("lock_contention", new LockDetector()),
            Detector.Named.ofPool("pooler_limit", new PoolerLimitDetector()),
            Detector.Named.ofPool("pooler_limit.unseen", new UnseenPoolerDetector()),
            Detector.Named.ofPool("server_waits", new ServerWaitDetector()),
            Detector.Named.ofPool("slow_queries", new SlowQueryDetector()),
            Detector.Named.ofPool("slow_queries.unseen", new LongHoldDetector()),
            Detector.Named.ofPool("idle_in_transaction", new IdleTransactionDetector()),
            Detector.Named.ofPool("undersized", new UndersizedDetector()),
            Detector.Named.ofPool("exhausted", new ExhaustedDetector()),
            Detector.Named.ofAny("failing_requests", new FailingRequestsDetector()),
            Detector.Named.ofPool("fleet_limit", new FleetLimitDetector()),
            Detector.Named.ofPool("busy", new BusyDetector()));

    private Detectors() {}
}
