package dev.inferenceinstances.metrics;

import static dev.inferenceinstances.lease.PoolOverHttp.does;
import static dev.inferenceinstances.lease.PoolOverHttp.report;
import static dev.inferenceinstances.lease.PoolOverHttp.timings;
import static dev.inferenceinstances.testing.Operator.signedIn;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.drill.DrillsOverHttp;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Prometheus reads is what the reports show, on every database and a pool of 3 + 2. */
abstract class MetricsContract {

    private static final String COUNT = "db_client_connection_count";
    private static final String USED = "db_client_connection_state=used";
    private static final String IDLE = "db_client_connection_state=idle";
    private static final int A_MINUTE = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    DatabaseSettings database;

    @Inject
    ManagedExecutor workers;

    @ConfigProperty(name = "quarkus.thread-pool.max-threads")
    int workerThreads;

    @AfterEach
    void allIsGivenBack() {
        DrillsOverHttp.end();
        does("release");
        await().until(() -> report().getInt("checked_out") == 0);
    }

    @Test
    void everyMetricOfThePoolHasItsTypeAndUnit() {
        Scrape scrape = Scrape.now();
        assertThat(scrape.types())
                .containsAllEntriesOf(Map.of(
                        COUNT,
                        "gauge",
                        "db_client_connection_max",
                        "gauge",
                        "db_client_connection_idle_max",
                        "gauge",
                        "db_client_connection_pending_requests",
                        "gauge",
                        "db_client_connection_timeouts_total",
                        "counter",
                        "db_client_connection_wait_time_seconds",
                        "histogram",
                        "db_client_connection_use_time_seconds",
                        "histogram",
                        "db_client_connection_create_time_seconds",
                        "summary"));
        assertThat(scrape.helps())
                .allSatisfy((name, help) ->
                        assertThat(help).as(name).matches(own(name) ? ".+ \\(unit: (1|s|\\{[a-z]+})\\)" : ".*"));
    }

    @Test
    void heldConnectionsAreThoseOfTheReport() {
        DrillsOverHttp.start("hold", 2, A_MINUTE);
        await("no overflow is closed between the report and the scrape").untilAsserted(() -> {
            JsonPath report = report();
            Scrape scrape = Scrape.now();
            assertThat(report.getInt("checked_out")).isEqualTo(2);
            assertThat(scrape.value(COUNT, USED)).isEqualTo(2);
            assertThat(scrape.value(COUNT, IDLE)).isEqualTo(report.getInt("checked_in"));
            assertThat(scrape.value("db_client_connection_create_time_seconds_count"))
                    .isGreaterThanOrEqualTo(report.getInt("total_connections"));
        });
        Scrape scrape = Scrape.now();
        assertThat(scrape.value("db_client_connection_max")).isEqualTo(5);
        assertThat(scrape.value("db_client_connection_idle_max")).isEqualTo(3);
        assertThat(scrape.value("db_client_connection_pending_requests")).isZero();
        assertThat(scrape.value("inference_instances_pool_utilization_ratio")).isEqualTo(0.6667, within(1e-9));
        assertThat(scrape.value("inference_instances_pool_capacity_ratio")).isEqualTo(0.4, within(1e-9));
        assertThat(scrape.value("inference_instances_pool_exhausted")).isZero();
        assertThat(scrape.value("inference_instances_database_reachable")).isOne();
        assertThat(scrape.value("db_client_connection_create_time_seconds_sum")).isPositive();
    }

    @Test
    void anExhaustedPoolIsSeen() {
        double before = Scrape.now().value("db_client_connection_timeouts_total");
        DrillsOverHttp.start("hold", 8, A_MINUTE);
        await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape scrape = Scrape.now();
            assertThat(scrape.value(COUNT, USED)).isEqualTo(5);
            assertThat(scrape.value(COUNT, IDLE)).isZero();
            assertThat(scrape.value("inference_instances_pool_exhausted")).isOne();
            assertThat(scrape.value("db_client_connection_pending_requests")).isEqualTo(3);
            assertThat(scrape.value("db_client_connection_timeouts_total")).isGreaterThanOrEqualTo(before + 3);
            assertThat(scrape.value("inference_instances_incidents_open", "kind=exhausted"))
                    .isOne();
        });
        assertThat(Scrape.now().value("inference_instances_incidents_total", "kind=exhausted"))
                .isPositive();
    }

    @Test
    void aLeakIsSeenWhileItIsOpenAndCountedForEver() {
        double before = Scrape.now().value("inference_instances_pool_leaks_total");
        does("leak/1");
        await().untilAsserted(() -> assertThat(Scrape.now().value("inference_instances_pool_leaked_connections"))
                .isOne());
        does("release");
        await().untilAsserted(() -> assertThat(Scrape.now().value("inference_instances_pool_leaked_connections"))
                .isZero());
        assertThat(Scrape.now().value("inference_instances_pool_leaks_total")).isEqualTo(before + 1);
    }

    @Test
    void theVerdictIsOneOfAll() {
        await().untilAsserted(() -> {
            JsonPath diagnosis = when().get("/api/monitoring/db-pool/diagnosis").jsonPath();
            Scrape scrape = Scrape.now();
            String verdict = "inference_instances_pool_verdict";
            assertThat(scrape.all(verdict))
                    .hasSize(Code.values().length)
                    .filteredOn(code -> code.value() == 1)
                    .hasSize(1);
            assertThat(scrape.value(verdict, "code=" + diagnosis.getString("verdict")))
                    .isOne();
            assertThat(scrape.all(verdict + "_severity"))
                    .hasSize(4)
                    .filteredOn(each -> each.value() == 1)
                    .hasSize(1);
            assertThat(scrape.value(verdict + "_severity", "severity=" + diagnosis.getString("severity")))
                    .isOne();
        });
    }

    @Test
    void theHistogramsHoldWhatTheReportOnTimingsHas() {
        for (int i = 0; i < 20; i++) {
            signedIn().get("/api/instances").then().statusCode(200);
        }
        await().untilAsserted(() -> {
            JsonPath before = timings("start");
            Scrape scrape = Scrape.now();
            assertThat(timings("start").getMap("wait_ms")).isEqualTo(before.getMap("wait_ms"));
            assertThat(before.getInt("wait_ms.count")).isGreaterThanOrEqualTo(20);
            isHistogramOf(scrape, "db_client_connection_wait_time_seconds", before, "wait_ms");
            isHistogramOf(scrape, "db_client_connection_use_time_seconds", before, "hold_ms");
        });
    }

    @Test
    void theServersFiguresAreThereWhereThereIsAServer() {
        String connections = "inference_instances_server_connections";
        if (database.url().kind() == DatabaseKind.SQLITE) {
            assertThat(Scrape.now().names()).noneMatch(name -> name.startsWith(connections));
            return;
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape scrape = Scrape.now();
            assertThat(scrape.value(connections)).isPositive();
            assertThat(scrape.value(connections + "_max")).isGreaterThan(scrape.value(connections));
            assertThat(scrape.value(connections + "_reserved")).isNotNegative();
        });
    }

    @Test
    void theReplicasAreCounted() {
        String fleet = "inference_instances_fleet_";
        if (database.url().kind() == DatabaseKind.SQLITE) {
            assertThat(Scrape.now().value(fleet + "replicas")).isOne();
            assertThat(Scrape.now().names()).noneMatch(name -> name.startsWith(fleet + "connections"));
            return;
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            Scrape scrape = Scrape.now();
            assertThat(scrape.value(fleet + "replicas")).isOne();
            assertThat(scrape.value(fleet + "connections")).isPositive();
            assertThat(scrape.value(fleet + "connections_max")).isGreaterThan(1);
            assertThat(scrape.value(fleet + "connections_room")).isGreaterThan(scrape.value(fleet + "connections"));
        });
    }

    @Test
    void aScrapeNeedsNoWorkerThread() throws Exception {
        CountDownLatch taken = new CountDownLatch(workerThreads);
        CountDownLatch gate = new CountDownLatch(1);
        try {
            for (int i = 0; i < workerThreads; i++) {
                workers.submit(() -> {
                    taken.countDown();
                    gate.await();
                    return null;
                });
            }
            assertThat(taken.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Scrape> scrape =
                    CompletableFuture.supplyAsync(Scrape::now, task -> new Thread(task).start());
            assertThat(scrape).succeedsWithin(PATIENCE);
        } finally {
            gate.countDown();
        }
    }

    private static void isHistogramOf(Scrape scrape, String name, JsonPath report, String durations) {
        double count = scrape.value(name + "_count");
        assertThat(count).isEqualTo(report.getDouble(durations + ".count"));
        assertThat(scrape.value(name + "_sum") / count * 1000)
                .isCloseTo(report.getDouble(durations + ".mean"), withinPercentage(1));
        List<Double> upTo =
                scrape.all(name + "_bucket").stream().map(Scrape.Sample::value).toList();
        assertThat(upTo).hasSize(16).isSorted().endsWith(count);
        assertThat(scrape.all(name + "_bucket"))
                .extracting(bucket -> bucket.labels().get("le"))
                .startsWith("0.0005", "0.001", "0.0025")
                .endsWith("30.0", "60.0", "+Inf");
    }

    private static boolean own(String name) {
        return name.startsWith("db_client_") || name.startsWith("inference_instances_");
    }
}
