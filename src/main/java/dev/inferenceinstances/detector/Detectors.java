package dev.inferenceinstances.detector;

import java.util.List;

/** Every detector. A new one needs its entry here and nothing else. */
public final class Detectors {

    public static final List<NamedDetector> ALL = List.of(
            NamedDetector.ofAny("database_unreachable", new UnreachableDetector()),
            NamedDetector.ofAny("login_refused", OutcomeDetector.loginRefused()),
            NamedDetector.ofAny("read_only", OutcomeDetector.readOnly()),
            NamedDetector.ofAny("no_space", OutcomeDetector.noSpace()),
            NamedDetector.ofAny("no_permission", OutcomeDetector.noPermission()),
            NamedDetector.ofAny("no_permission.no_table", OutcomeDetector.noTable()),
            NamedDetector.ofPool("server_limit", new ServerLimitDetector()),
            NamedDetector.ofAny("leak", new LeakDetector()),
            NamedDetector.ofAny("leak.taken_back", new TakenBackDetector()),
            NamedDetector.ofPool("leak.trend", new LeakTrendDetector()),
            NamedDetector.ofPool("lock_contention", new LockDetector()),
            NamedDetector.ofPool("pooler_limit", new PoolerLimitDetector()),
            NamedDetector.ofPool("server_waits", new ServerWaitDetector()),
            NamedDetector.ofPool("slow_queries", new SlowQueryDetector()),
            NamedDetector.ofPool("slow_queries.unseen", new LongHoldDetector()),
            NamedDetector.ofPool("idle_in_transaction", new IdleTransactionDetector()),
            NamedDetector.ofPool("undersized", new UndersizedDetector()),
            NamedDetector.ofPool("exhausted", new ExhaustedDetector()),
            NamedDetector.ofAny("failing_requests", new FailingRequestsDetector()),
            NamedDetector.ofPool("fleet_limit", new FleetLimitDetector()),
            NamedDetector.ofPool("busy", new BusyDetector()));

    private Detectors() {}
}
