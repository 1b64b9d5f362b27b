package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.PostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Prints what the model of queues predicts beside what callers really waited. How close they are is for the reader to judge. */
@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlPredictedWaitIT {

    private static final String POOL = "/api/monitoring/db-pool";
    private static final List<Integer> SIZES = List.of(3, 4, 6);

    /** Loads three connections to two thirds, or more where the machine adds much of its own to the 50 ms of each hold. */
    private static final double PER_SECOND = 38;

    private static final int SECONDS = 21;

    @Test
    void aLargerPoolIsPredictedAShorterWait() throws SQLException {
        try (DatabaseServer server = new PostgresServer()) {
            server.start();
            for (int size : SIZES) {
                assertThat(predictedUnderLoad(server, size))
                        .as("what one and the same load is predicted to wait for 3, 4 and 6 connections")
                        .isSortedAccordingTo(Comparator.reverseOrder())
                        .satisfies(waits -> assertThat(waits.get(0))
                                .as("where fewer than one in a hundred wait, none is predicted to")
                                .isGreaterThan(waits.get(2)));
            }
        }
    }

    private static List<Double> predictedUnderLoad(DatabaseServer server, int size) throws SQLException {
        String url = server.createDatabase();
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                url,
                "DB_POOL_SIZE",
                Integer.toString(size),
                "DB_MAX_OVERFLOW",
                "0",
                "DB_MAX_WAITING",
                "1000");
        try (PackagedApplication application = PackagedApplication.start("postgresql", settings)) {
            register(application);
            slowDown(server, url);
            URI list = URI.create(application.address() + "/api/instances?limit=1");
            PoissonTraffic traffic = new PoissonTraffic(list, PER_SECOND, SECONDS);
            traffic.awaitNearlyAll();
            JsonPath timings = json(application, "/timings?window=20s");
            JsonPath sizing = json(application, "/sizing?window=1m");
            Double measured = timings.getObject("wait_ms.p99", Double.class);
            Double predicted = sizing.getObject("current.predicted_wait_p99_ms", Double.class);
            assertThat(traffic.statuses()).containsOnly(200);
            assertThat(measured).isNotNull();
            assertThat(predicted).isNotNull();
            System.out.printf(
                    "pool %d: predicted p99 %.1f ms, measured %.1f ms, difference %.1f ms%n",
                    size, predicted, measured, predicted - measured);
            return SIZES.stream()
                    .map(asked -> json(application, "/sizing?window=1m&max_overflow=0&pool_size=" + asked))
                    .map(report -> report.getObject("asked.predicted_wait_p99_ms", Double.class))
                    .toList();
        }
    }

    private static void register(PackagedApplication application) {
        application
                .request()
                .contentType(ContentType.JSON)
                .body("{\"name\":\"a\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}")
                .post("/api/instances")
                .then()
                .statusCode(201);
    }

    /** Every list of the one instance takes 50 ms, however many others are asked for meanwhile. */
    private static void slowDown(DatabaseServer server, String url) throws SQLException {
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER TABLE inference_instances RENAME TO stored_instances");
            statement.execute("CREATE VIEW inference_instances AS SELECT s.* FROM stored_instances s, pg_sleep(0.05)");
            statement.execute("GRANT SELECT ON inference_instances TO PUBLIC");
        }
    }

    private static JsonPath json(PackagedApplication application, String report) {
        return application
                .request()
                .get(POOL + report)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
