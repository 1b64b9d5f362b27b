package dev.inferenceinstances.detector;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.traffic.Outcome;
import java.util.stream.Stream;

/** The evidence of what the pool and those who answer for the database tell. */
final class PoolEvidence {

    private static final String LIST = "GET /api/instances";

    private PoolEvidence() {}

    static Stream<EvidenceCase> cases() {
        return Stream.of(demand(), server(), outcomes(), leaks(), none()).flatMap(table -> table);
    }

    private static Stream<EvidenceCase> demand() {
        return Stream.of(
                EvidenceCase.of(
                        "busy",
                        new BusyDetector(),
                        new ObservationBuilder().seconds(60, 3, 100).seconds(5, 22, 900),
                        """
                        {"peak_checked_out": 22, "pool_size": 10, "max_connections": 30, "borrows": 5000, "seconds": 10,
                         "most_waiting": 0}"""),
                EvidenceCase.of(
                        "undersized",
                        new UndersizedDetector(),
                        new ObservationBuilder().seconds(30, 14, 900, 2, 1),
                        """
                        {"seconds": 30, "mean_demand": 16.0, "mean_checked_out": 14.0, "borrows_per_second": 900.0,
                         "mean_hold_ms": 16, "seconds_with_callers_waiting": 30, "timeouts": 30}"""),
                EvidenceCase.of(
                        "exhausted",
                        new ExhaustedDetector(),
                        new ObservationBuilder()
                                .seconds(20, ObservationBuilder.ALL, 0, 4, 1)
                                .requestHolds(LIST, 9000, 1)
                                .taskHolds("import", 8000, 2)
                                .requestHolds(LIST, 7000, 3),
                        """
                        {"checked_out": 30, "max_connections": 30, "overflow": 20, "max_overflow": 20, "seconds_full": 10,
                         "waiting": 4, "timeouts": 10, "by_holder": [
                           {"holder": "GET /api/instances", "connections": 2, "longest_ms": 9000, "request_id": "request-0",
                            "server_pid": 1},
                           {"holder": "import", "connections": 1, "longest_ms": 8000, "request_id": null, "server_pid": 2}]}"""));
    }

    private static Stream<EvidenceCase> server() {
        return Stream.of(
                EvidenceCase.of(
                        "database_unreachable",
                        new UnreachableDetector(),
                        new ObservationBuilder().seconds(20, 2, 0).unreachable(DatabaseFailure.UNREACHABLE),
                        """
                        {"reason": "The server cannot be reached", "asked_at": "2026-01-02T03:04:19Z", "checked_out": 2,
                         "total_connections": 10}"""),
                EvidenceCase.of(
                        "server_limit",
                        new ServerLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).refused(7).budget(20, 3, 17, 12, 4),
                        """
                        {"refused_last_minute": 7, "max_connections": 20, "reserved": 3, "in_use": 17, "by_other_clients": 12,
                         "budget": 4, "pool_may_open": 30}"""),
                EvidenceCase.of(
                        "fleet_limit",
                        new FleetLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).fleet(3, 3, 93),
                        """
                        {"replicas": 3, "replicas_may_want": 93, "room": 90, "max_connections": 100, "reserved": 3, "budget": 29,
                         "pool_may_open": 30}"""),
                EvidenceCase.of(
                        "pooler_limit",
                        new PoolerLimitDetector(),
                        new ObservationBuilder()
                                .seconds(20, 12, 5)
                                .requestHolds(LIST, 4000, 1)
                                .pooler(4, 8, 2500, 40),
                        """
                        {"refused": 0, "pool_mode": "transaction", "limit": 4, "in_use": 4, "waiting": 8, "longest_wait_ms": 2500,
                         "clients": 40, "max_clients": 100, "query_wait_timeout_ms": 120000, "pool_may_open": 30}"""),
                EvidenceCase.of(
                        "pooler_limit of a pooler whose console is not asked",
                        new PoolerLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).ended(LIST, Outcome.POOLER_LIMIT, 3),
                        """
                        {"refused": 3, "pool_mode": null, "limit": null, "in_use": null, "waiting": null,
                         "longest_wait_ms": null, "clients": null, "max_clients": null, "query_wait_timeout_ms": null,
                         "pool_may_open": 30}"""),
                EvidenceCase.of(
                        "pooler_limit of a pooler that shows in the sessions of the server alone",
                        new UnseenPoolerDetector(),
                        new ObservationBuilder()
                                .seconds(20, 12, 300)
                                .session(7, "active", 20, null)
                                .unseenPooler(0),
                        """
                        {"server_sessions": 1, "mean_checked_out": 12.0, "borrows_per_second": 300.0, "mean_hold_ms": 40,
                         "pool_may_open": 30}"""),
                EvidenceCase.of(
                        "server_limit of a server that shows no figures",
                        new ServerLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).refused(1),
                        """
                        {"refused_last_minute": 1, "max_connections": null, "reserved": null, "in_use": null,
                         "by_other_clients": null, "budget": null, "pool_may_open": 30}"""));
    }

    private static Stream<EvidenceCase> outcomes() {
        return Stream.of(
                EvidenceCase.of(
                        "read_only",
                        OutcomeDetector.readOnly(),
                        new ObservationBuilder()
                                .seconds(20, 2, 5)
                                .ended(LIST, Outcome.OK, 40)
                                .ended("POST /api/instances", Outcome.READ_ONLY, 3)
                                .example(Outcome.READ_ONLY, "4711", "HY000", 1290),
                        """
                        {"outcome": "read_only", "requests": 3, "of_requests": 43, "route": "POST /api/instances",
                         "request_id": "4711", "sqlstate": "HY000", "vendor_code": 1290}"""),
                EvidenceCase.of(
                        "failing_requests",
                        new FailingRequestsDetector(),
                        new ObservationBuilder().seconds(20, 2, 5).ended(LIST, Outcome.OTHER, 2),
                        """
                        {"outcome": "other", "requests": 2, "of_requests": 2, "route": "GET /api/instances",
                         "request_id": null, "sqlstate": null, "vendor_code": null}"""));
    }

    private static Stream<EvidenceCase> leaks() {
        ObservationBuilder rising = new ObservationBuilder();
        for (int step = 1; step <= 5; step++) {
            rising.seconds(30, step, 20).taskHolds("import", 31_000 + step, step);
        }
        return Stream.of(
                EvidenceCase.of(
                        "leak",
                        new LeakDetector(),
                        new ObservationBuilder().seconds(30, 1, 5).leaked("POST /import", 40_000, 1),
                        """
                        {"certain": true, "leaked_connections": 1, "max_connections": 30, "by_holder": [
                           {"holder": "POST /import", "connections": 1, "longest_ms": 40000, "request_id": null,
                            "server_pid": 1}]}"""),
                EvidenceCase.of(
                        "leak that was taken back",
                        new TakenBackDetector(),
                        new ObservationBuilder()
                                .seconds(30, 1, 5)
                                .leakedAndTakenBack("GET /other")
                                .leakedAndTakenBack("POST /import")
                                .leakedAndTakenBack("POST /import"),
                        """
                        {"certain": true, "leaked_connections": 0, "taken_back": 3, "by_holder": [
                           {"holder": "POST /import", "leaks": 2, "request_id": "request", "server_pid": 1},
                           {"holder": "GET /other", "leaks": 1, "request_id": "request", "server_pid": 1}]}"""),
                EvidenceCase.of("leak that shows as a trend", new LeakTrendDetector(), rising, """
                        {"certain": false, "step_seconds": 30, "floors": [1.0, 2.0, 3.0, 4.0, 5.0],
                         "borrows": [600, 600, 600, 600, 600], "by_holder": [
                           {"holder": "import", "connections": 5, "longest_ms": 31005, "request_id": null, "server_pid": 5}]}"""));
    }

    private static Stream<EvidenceCase> none() {
        return Stream.of(
                new EvidenceCase(
                        "healthy",
                        new ObservationBuilder().seconds(20, 3, 5).diagnosis().verdict(),
                        """
                        {"checked_out": 3, "pool_size": 10, "waiting": 0, "leaked_connections": 0}"""),
                new EvidenceCase(
                        "too_little_data",
                        new ObservationBuilder().seconds(9, 0, 0).diagnosis().verdict(),
                        """
                        {"observed_seconds": 9}"""));
    }
}
