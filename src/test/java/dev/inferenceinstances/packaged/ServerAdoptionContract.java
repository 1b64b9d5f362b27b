package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The same on a server, whose accounts have rights. */
abstract class ServerAdoptionContract extends AdoptionContract {

    private static final Pattern STATEMENT = Pattern.compile("let who may run (.*?) and restart the service");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NEW =
            "{\"name\":\"new\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}";

    ServerAdoptionContract(TestDatabase database) {
        super(database);
    }

    @Test
    void anAccountThatMayOnlyReadAndWriteIsServedWithoutHistoryUntilItMayMore() throws SQLException {
        String url = freshUrl();
        EarlierService.fill(database, server, url);
        makeClerk(url);
        String asClerk = url.replaceFirst("//[^@]+@", "//clerk:c@");
        List<String> statements;
        try (PackagedApplication application = start(asClerk)) {
            assertSaysWhatIsOff(application);
            assertWritesGoOn(application);
            statements = STATEMENT
                    .matcher(application.log())
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        }
        assertThat(statements).hasSize(2);
        execute(url, statements);
        try (PackagedApplication application = start(asClerk)) {
            get(application, "/q/health/started").body("checks[0].data", nullValue());
            get(application, "/api/monitoring/db-pool").body("off", nullValue());
            send(application, "{\"tp\": 3}").put(INSTANCES + "/2").then().statusCode(200);
            get(application, INSTANCES + "/2/history/count").body("count", equalTo(2));
            application
                    .request()
                    .header("Idempotency-Key", "k")
                    .contentType("application/json")
                    .body(NEW.replace("new", "newer"))
                    .post(INSTANCES)
                    .then()
                    .statusCode(201);
        }
    }

    /** A backup, or somebody's forgotten transaction. Who comes to the table after the migration waits behind it, for as long as it waits. */
    @Test
    void aTransactionThatReadsHoldsUpTheMigrationAndNobodyElse() throws SQLException {
        String url = freshUrl();
        EarlierService.fill(database, server, url);
        try (Connection reader = EarlierService.connect(server, url);
                Statement reading = reader.createStatement()) {
            reader.setAutoCommit(false);
            for (String table : List.of("inference_instances", "inference_instances_history")) {
                reading.executeQuery("SELECT count(*) FROM " + table).close();
            }
            try (PackagedApplication application = start(url)) {
                await().atMost(PATIENCE)
                        .until(() ->
                                application.log().contains("The schema could not be brought up to date; trying again"));
                assertTimeoutPreemptively(
                        PATIENCE,
                        () -> execute(
                                url,
                                List.of(
                                        "UPDATE inference_instances SET tp = 3 WHERE id = 1",
                                        "UPDATE inference_instances_history SET tp = 3 WHERE original_id = 1")));
                reader.rollback();
                await().atMost(PATIENCE)
                        .untilAsserted(
                                () -> get(application, "/q/health/started").body("status", equalTo("UP")));
            }
        }
    }

    private static void assertSaysWhatIsOff(PackagedApplication application) {
        get(application, "/q/health/started")
                .body("status", equalTo("UP"))
                .body(
                        "checks[0].data.off",
                        allOf(startsWith("History is off: "), containsString("Idempotency-Key is off: ")));
        get(application, "/api/monitoring/db-pool")
                .body("off", hasSize(2))
                .body("off", everyItem(not(containsString("clerk"))));
        get(application, "/api/monitoring/report").body("pool.off", hasSize(2));
    }

    private static void assertWritesGoOn(PackagedApplication application) {
        int id = send(application, NEW)
                .post(INSTANCES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String one = INSTANCES + "/" + id;
        send(application, "{\"tp\": 2}").put(one).then().statusCode(200).body("tp", equalTo(2));
        for (String path : List.of(
                one + "/history", one + "/history/latest", one + "/history/count", "/api/history", "/api/history/1")) {
            application
                    .request()
                    .get(path)
                    .then()
                    .statusCode(501)
                    .contentType("application/problem+json")
                    .body("detail", startsWith("History is off: "))
                    .body(
                            "detail",
                            containsString("ALTER TABLE inference_instances_history ADD COLUMN changed_fields"));
        }
        send(application, "{\"history_id\": 1}").post(one + "/rollback").then().statusCode(501);
        application
                .request()
                .header("Idempotency-Key", "k")
                .contentType("application/json")
                .body(NEW.replace("new", "newer"))
                .post(INSTANCES)
                .then()
                .statusCode(501)
                .body("detail", startsWith("Idempotency-Key is off: "));
        application.request().delete(one).then().statusCode(204);
        assertManyGoInAndOut(application);
    }

    private static void assertManyGoInAndOut(PackagedApplication application) {
        send(application, "[%s, %s]".formatted(NEW.replace("new", "many-1"), NEW.replace("new", "many-2")))
                .post(INSTANCES + "/bulk")
                .then()
                .statusCode(201);
        String exported =
                get(application, INSTANCES + "/export?name=many-").extract().asString();
        assertThat(exported.lines()).hasSize(2).allMatch(line -> line.contains("\"name\":\"many-"));
    }

    /** It may read and write whatever the earlier service has made, and make nothing. */
    private void makeClerk(String url) throws SQLException {
        execute(
                url,
                database.kind().equals("postgresql")
                        ? List.of(
                                "CREATE ROLE clerk LOGIN PASSWORD 'c'",
                                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO clerk",
                                "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO clerk")
                        : List.of(
                                "CREATE USER clerk IDENTIFIED BY 'c'",
                                "GRANT SELECT, INSERT, UPDATE, DELETE ON %s.* TO clerk"
                                        .formatted(url.substring(url.lastIndexOf('/') + 1))));
    }
}
