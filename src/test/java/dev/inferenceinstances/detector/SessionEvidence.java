package dev.inferenceinstances.detector;

import dev.inferenceinstances.traffic.HolderPace.Holds;
import java.util.stream.Stream;

/** The evidence of what the sessions of the server tell. */
final class SessionEvidence {

    private static final String LIST = "GET /api/instances";

    private SessionEvidence() {}

    static Stream<EvidenceCase> cases() {
        return Stream.of(sessions()).flatMap(table -> table);
    }

    private static Stream<EvidenceCase> sessions() {
        ObservationBuilder waits = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds(LIST, 4000, 1)
                .session(1, "active", 4000, "Waiting for table metadata lock");
        return Stream.of(
                EvidenceCase.of("lock_contention", new LockDetector(), lockedByTwo(), """
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
                EvidenceCase.of(
                        "lock_contention where the server does not show who blocks", new LockDetector(), waits, """
                        {"blocked": 1, "longest_ms": 4000, "waits": ["Waiting for table metadata lock"], "blockers": null,
                         "by_holder": [
                           {"holder": "GET /api/instances", "connections": 1, "longest_ms": 4000, "request_id": "request-0",
                            "server_pid": 1}],
                         "waiting": 0}"""),
                EvidenceCase.of(
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
                EvidenceCase.of(
                        "server_waits",
                        new ServerWaitDetector(),
                        new ObservationBuilder()
                                .seconds(20, 2, 5)
                                .requestHolds(LIST, 4000, 1)
                                .session(1, "active", 4000, "IO: WalSync"),
                        """
                        {"connections": 1, "longest_ms": 4000, "waits": ["IO: WalSync"], "by_holder": [
                           {"holder": "GET /api/instances", "connections": 1, "longest_ms": 4000, "request_id": "request-0",
                            "server_pid": 1}],
                         "waiting": 0}"""),
                EvidenceCase.of(
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
                EvidenceCase.of(
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
                EvidenceCase.of(
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
}
