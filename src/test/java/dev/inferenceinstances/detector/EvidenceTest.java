package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.traffic.HolderPace.Holds;
import dev.inferenceinstances.traffic.Outcome;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The evidence of every kind of finding in JSON: the keys, their order, and what is shown as null. */
class EvidenceTest {

    private static final String LIST = "GET /api/instances";
    private static final ObjectMapper JSON = Json.asAnswered();

    @ParameterizedTest(name = "{0}")
    @MethodSource("findings")
    void itsKeysAndTheirOrderAreAContract(String name, Finding finding, String json) throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(finding.evidence()))
                .isEqualTo(JSON.readTree(json).toString());
    }

    static Stream<Arguments> findings() {
        return Stream.of(demand(), server(), outcomes(), leaks(), sessions(), none())
                .flatMap(table -> table);
    }

    private static Stream<Arguments> demand() {
        return Stream.of(
                finding(
                        "busy",
                        new BusyDetector(),
                        new ObservationBuilder().seconds(60, 3, 100).seconds(5, 22, 900),
                        """
                        {"peak_checked_out": 22, "pool_size": 10, "max_connections": 30, "borrows": 5000, "seconds": 10,
                         "most_waiting": 0}"""),
                finding(
                        "undersized",
                        new UndersizedDetector(),
                        new ObservationBuilder().seconds(30, 14, 900, 2, 1),
                        """
                        {"seconds": 30, "mean_demand": 16.0, "mean_checked_out": 14.0, "borrows_per_second": 900.0,
                         "mean_hold_ms": 16, "seconds_with_callers_waiting": 30, "timeouts": 30}"""),
                finding(
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

    private static Stream<Arguments> server() {
        return Stream.of(
                finding(
                        "database_unreachable",
                        new UnreachableDetector(),
                        new ObservationBuilder().seconds(20, 2, 0).unreachable(DatabaseFailure.UNREACHABLE),
                        """
                        {"reason": "The server cannot be reached", "asked_at": "2026-01-02T03:04:19Z", "checked_out": 2,
                         "total_connections": 10}"""),
                finding(
                        "server_limit",
                        new ServerLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).refused(7).budget(20, 3, 17, 12, 4),
                        """
                        {"refused_last_minute": 7, "max_connections": 20, "reserved": 3, "in_use": 17, "by_other_clients": 12,
                         "budget": 4, "pool_may_open": 30}"""),
                finding(
                        "pooler_limit",
                        new PoolerLimitDetector(),
                        new ObservationBuilder()
                                .seconds(20, 12, 5)
                                .requestHolds(LIST, 4000, 1)
                                .pooler(4, 8, 2500, 40),
                        """
                        {"refused": 0, "pool_mode": "transaction", "limit": 4, "in_use": 4, "waiting": 8, "longest_wait_ms": 2500,
                         "clients": 40, "max_clients": 100, "query_wait_timeout_ms": 120000, "pool_may_open": 30}"""),
                finding(
                        "pooler_limit of a pooler whose console is not asked",
                        new PoolerLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).ended(LIST, Outcome.POOLER_LIMIT, 3),
                        """
                        {"refused": 3, "pool_mode": null, "limit": null, "in_use": null, "waiting": null,
                         "longest_wait_ms": null, "clients": null, "max_clients": null, "query_wait_timeout_ms": null,
                         "pool_may_open": 30}"""),
                finding(
                        "server_limit of a server that shows no figures",
                        new ServerLimitDetector(),
                        new ObservationBuilder().seconds(20, 4, 50).refused(1),
                        """
                        {"refused_last_minute": 1, "max_connections": null, "reserved": null, "in_use": null,
                         "by_other_clients": null, "budget": null, "pool_may_open": 30}"""));
    }

    private static Stream<Arguments> outcomes() {
        return Stream.of(
                finding(
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
                finding(
                        "failing_requests",
                        new FailingRequestsDetector(),
                        new ObservationBuilder().seconds(20, 2, 5).ended(LIST, Outcome.OTHER, 2),
                        """
                        {"outcome": "other", "requests": 2, "of_requests": 2, "route": "GET /api/instances",
                         "request_id": null, "sqlstate": null, "vendor_code": null}"""));
    }

    private static Stream<Arguments> leaks() {
        ObservationBuilder rising = new ObservationBuilder();
        for (int step = 1; step <= 5; step++) {
            rising.seconds(30, step, 20).taskHolds("import", 31_000 + step, step);
        }
        return Stream.of(
                finding(
                        "leak",
                        new LeakDetector(),
                        new ObservationBuilder().seconds(30, 1, 5).leaked("POST /import", 40_000, 1),
                        """
                        {"certain": true, "leaked_connections": 1, "max_connections": 30, "by_holder": [
                           {"holder": "POST /import", "connections": 1, "longest_ms": 40000, "request_id": null,
                            "server_pid": 1}]}"""),
                finding(
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
                finding("leak that shows as a trend", new LeakTrendDetector(), rising, """
                        {"certain": false, "step_seconds": 30, "floors": [1.0, 2.0, 3.0, 4.0, 5.0],
                         "borrows": [600, 600, 600, 600, 600], "by_holder": [
                           {"holder": "import", "connections": 5, "longest_ms": 31005, "request_id": null, "server_pid": 5}]}"""));
    }

    private static Stream<Arguments> sessions() {
        ObservationBuilder waits = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds(LIST, 4000, 1)
                .session(1, "active", 4000, "Waiting for table metadata lock");
        return Stream.of(
                finding("lock_contention", new LockDetector(), lockedByTwo(), """
                        {"blocked": 1, "longest_ms": 4000, "waits": ["Lock: relation"], "blockers": [
                           {"pid": 3, "application_name": "inference_instances_api", "client": "127.0.0.1",
                            "state": "idle in transaction", "state_ms": 9000, "holder": "PUT /api/instances/{id}",
                            "prepared": null},
                           {"pid": 99, "application_name": null, "client": null, "state": null, "state_ms": null, "holder": null,
                            "prepared": null}],
                         "by_holder": [
                           {"holder": "GET /api/instances", "connections": 1, "longest_ms": 4000, "request_id": "request-0",
                            "server_pid": 1}],
                         "waiting": 0}"""),
                finding("lock_contention where the server does not show who blocks", new LockDetector(), waits, """
                        {"blocked": 1, "longest_ms": 4000, "waits": ["Waiting for table metadata lock"], "blockers": null,
                         "by_holder": [
                           {"holder": "GET /api/instances", "connections": 1, "longest_ms": 4000, "request_id": "request-0",
                            "server_pid": 1}],
                         "waiting": 0}"""),
                finding(
                        "lock_contention by a prepared transaction",
                        new LockDetector(),
                        new ObservationBuilder()
                                .seconds(20, 2, 5)
                                .requestHolds(LIST, 4000, 1)
                                .session(1, "active", 4000, "Lock: relation", 0L)
                                .preparedTransaction("forgotten", 61_000, 1L),
                        """
                        {"blocked": 1, "longest_ms": 4000, "waits": ["Lock: relation"], "blockers": [
                           {"pid": null, "application_name": null, "client": null, "state": null, "state_ms": 61000,
                            "holder": null, "prepared": "forgotten"}],
                         "by_holder": [
                           {"holder": "GET /api/instances", "connections": 1, "longest_ms": 4000, "request_id": "request-0",
                            "server_pid": 1}],
                         "waiting": 0}"""),
                finding(
                        "server_waits",
                        new ServerWaitDetector(),
                        new ObservationBuilder()
                                .seconds(20, 2, 5)
                                .requestHolds(LIST, 4000, 1)
                                .session(1, "active", 4000, "IO: DataFileRead"),
                        """
                        {"connections": 1, "longest_ms": 4000, "waits": ["IO: DataFileRead"], "by_holder": [
                           {"holder": "GET /api/instances", "connections": 1, "longest_ms": 4000, "request_id": "request-0",
                            "server_pid": 1}],
                         "waiting": 0}"""),
                finding(
                        "slow_queries",
                        new SlowQueryDetector(),
                        new ObservationBuilder()
                                .seconds(60, 8, 40)
                                .requestHolds("GET /report", 5000, 1)
                                .session(1, "active", 4000, null)
                                .pace(LIST, new Holds(200, 120, 130), new Holds(5000, 4, 5)),
                        """
                        {"running": 1, "longest_statement_ms": 4000, "by_holder": [
                           {"holder": "GET /report", "connections": 1, "longest_ms": 5000, "request_id": "request-0",
                            "server_pid": 1}],
                         "grown": [
                           {"holder": "GET /api/instances", "median_hold_ms": 120.0, "borrows": 200,
                            "median_hold_ms_before": 4.0, "borrows_before": 5000}]}"""),
                finding(
                        "slow_queries that no server shows",
                        new LongHoldDetector(),
                        new ObservationBuilder()
                                .seconds(20, 2, 5)
                                .requestHolds(LIST, 90_000, 1)
                                .requestHolds(LIST, 6000, 2),
                        """
                        {"held": 2, "longest_ms": 90000, "by_holder": [
                           {"holder": "GET /api/instances", "connections": 2, "longest_ms": 90000, "request_id": "request-0",
                            "server_pid": 1}]}"""),
                finding(
                        "idle_in_transaction",
                        new IdleTransactionDetector(),
                        new ObservationBuilder()
                                .seconds(20, 1, 5)
                                .requestHolds("POST /sync", 8000, 1)
                                .session(1, "idle in transaction", 7900, null),
                        """
                        {"connections": 1, "longest_ms": 7900, "by_holder": [
                           {"holder": "POST /sync", "connections": 1, "longest_ms": 8000, "request_id": "request-0",
                            "server_pid": 1}]}"""));
    }

    /** By a session of this service, and by one that the server does not show. */
    private static ObservationBuilder lockedByTwo() {
        return new ObservationBuilder()
                .seconds(20, 2, 5)
                .requestHolds(LIST, 4000, 1)
                .requestHolds("PUT /api/instances/{id}", 9000, 3)
                .session(1, "active", 4000, "Lock: relation", 99L, 3L)
                .session(3, "idle in transaction", 9000, null);
    }

    private static Stream<Arguments> none() {
        return Stream.of(
                Arguments.of(
                        "healthy",
                        new ObservationBuilder().seconds(20, 3, 5).diagnosis().verdict(),
                        """
                        {"checked_out": 3, "pool_size": 10, "waiting": 0, "leaked_connections": 0}"""),
                Arguments.of(
                        "too_little_data",
                        new ObservationBuilder().seconds(9, 0, 0).diagnosis().verdict(),
                        """
                        {"observed_seconds": 9}"""));
    }

    private static Arguments finding(String name, Detector detector, ObservationBuilder observation, String json) {
        return Arguments.of(name, detector.judge(observation.observation()).orElseThrow(), json);
    }
}
