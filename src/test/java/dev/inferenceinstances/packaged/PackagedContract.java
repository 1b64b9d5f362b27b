package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TemporaryFolder;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the package for a database does, whichever it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PackagedContract {

    static final String REPORT = "/api/monitoring/db-pool";
    static final String INSTANCES = "/api/instances";
    static final String READY = "/q/health/ready";

    final TestDatabase database;
    final Optional<DatabaseServer> server;

    PackagedContract(TestDatabase database) {
        this.database = database;
        this.server = database.server();
    }

    @BeforeAll
    void startServer() {
        server.ifPresent(DatabaseServer::start);
    }

    @AfterAll
    void stopServer() {
        server.ifPresent(DatabaseServer::close);
    }

    @Test
    void aFreshDatabaseIsMadeReadyAndServed() {
        try (PackagedApplication application = start(freshUrl(), Map.of())) {
            application.request().get(READY).then().statusCode(200);
            application.request().get("/q/health/started").then().statusCode(200);
            application
                    .request()
                    .contentType(ContentType.JSON)
                    .body("{\"name\":\"a\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}")
                    .post(INSTANCES)
                    .then()
                    .statusCode(201);
            application
                    .request()
                    .get(INSTANCES + "/name/a")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(1));
            application
                    .request()
                    .get(REPORT)
                    .then()
                    .statusCode(200)
                    .body("database_type", equalTo(database.kind()))
                    .body("checked_out", equalTo(0));
        }
    }

    /** What the first request makes the service load and learn is done once, however many are the first. */
    @Test
    void hundredsWhoAreTheFirstAreAnsweredWithLittleMemory() {
        Map<String, String> settings =
                Map.of("DB_POOL_TIMEOUT", "300", "DB_MAX_WAITING", "250", "_JAVA_OPTIONS", "-Xmx128m");
        try (PackagedApplication application = start(freshUrl(), settings)) {
            Crowd crowd = new Crowd(application.address(), 250);
            await("everybody is answered").atMost(Duration.ofMinutes(3)).until(crowd::allAnswered);
            assertThat(crowd.statuses()).hasSize(250).containsOnly(200);
        }
    }

    @Test
    void aPoolSizeIsHonouredAndCredentialsStayOutOfTheLog() {
        Map<String, String> settings =
                Map.of("DB_POOL_SIZE", "2", "DB_MAX_OVERFLOW", "3", "LOG_LEVEL", "DEBUG", "DB_ECHO", "true");
        try (PackagedApplication application = start(freshUrl(), settings)) {
            application.request().get(INSTANCES).then().statusCode(200);
            application
                    .request()
                    .get(REPORT)
                    .then()
                    .body("pool_type", equalTo("QueuePool"))
                    .body("pool_size", equalTo(2))
                    .body("max_overflow", equalTo(3));
            assertThat(application.log()).contains("inference_instances").doesNotContain("p@ss", "p%40ss");
        }
    }

    @Test
    void noSecretIsShownToAnybody() {
        String hash = "$2b$04$xNcQp2T9CGy2xSAAfkSfzeysJoKo0RLuv0BBZ6T55UdyWDz0VQmoS";
        Map<String, String> settings = Map.of(
                "AUTH_USERNAME", "admin",
                "AUTH_PASSWORD", "marker-of-the-password",
                "AUTH_PASSWORD_HASH", hash,
                "LOG_LEVEL", "DEBUG");
        try (PackagedApplication application = start(freshUrl(), settings)) {
            Spy spy = new Spy(application, List.of("marker", hash, hash.substring(7), "p@ss", "p%40ss"));
            spy.signsIn("admin", "marker-of-the-hash", 200);
            spy.signsIn("nobody", "marker-of-the-hash", 401);
            for (int failures = 1; failures < 5; failures++) {
                spy.signsIn("admin", "marker-of-a-guess-" + failures, 401);
            }
            spy.signsIn("admin", "marker-of-the-hash", 429);
            assertThat(application.log())
                    .contains("AUTH_PASSWORD beside it does not count", "Nobody can sign in from 127.0.0.1");
            spy.readsTheLog();
        }
    }

    @Test
    void aWrongUrlOrSettingStopsTheStartWithOneSentence() {
        String other = database == TestDatabase.POSTGRESQL ? "mysql" : "postgresql";
        assertRefused(
                Map.of("DATABASE_URL", other + "://user:marker@127.0.0.1/db"),
                "DATABASE_URL names a %s database, but this is the package for %s; run app/%s/quarkus-run.jar instead."
                        .formatted(other, database.kind(), other));
        assertRefused(Map.of("DATABASE_URL", database.kind() + ":", "DB_POOL_SIZE", "many"), "DATABASE_URL");
        assertRefused(Map.of("PORT", "eighty"), "PORT must be a whole number from 0 to 65535, but is \"eighty\".");
        assertRefused(
                Map.of("DB_MAX_OVERFLW", "1"),
                "DB_MAX_OVERFLW is not a setting of this service; did you mean DB_MAX_OVERFLOW?");
    }

    @Test
    void itsCommandFindsTheDatabaseUsable(@TempDir Path folder) throws Exception {
        PackagedCommand checked =
                PackagedCommand.run(database.kind(), folder, Map.of("DATABASE_URL", freshUrl()), "check-settings");
        assertThat(checked.said()).contains("DATABASE_URL").doesNotContain("Exception", " WARN ");
        assertThat(checked.exitCode()).as(checked.said()).isZero();
    }

    private void assertRefused(Map<String, String> settings, String sentence) {
        try (PackagedApplication application = PackagedApplication.launch(database.kind(), settings)) {
            assertThat(application.exitCode()).isEqualTo(1);
            assertThat(application.log().strip()).contains(sentence).doesNotContain("\n", "marker");
        }
    }

    final PackagedApplication start(String url, Map<String, String> settings) {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("DATABASE_URL", url);
        return PackagedApplication.start(database.kind(), environment);
    }

    final String freshUrl() {
        return server.map(DatabaseServer::createDatabase).orElseGet(PackagedContract::freshFile);
    }

    private static String freshFile() {
        return "sqlite:///" + TemporaryFolder.create("sqlite-").resolve("instances.db");
    }
}
