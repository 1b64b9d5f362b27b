package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TemporaryFolder;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The packaged service on a database that the earlier service made and filled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdoptionContract {

    static final String INSTANCES = "/api/instances";

    private static final String COLLATION = "The names in inference_instances have the collation utf8mb4_general_ci";

    final TestDatabase database;
    final Optional<DatabaseServer> server;

    AdoptionContract(TestDatabase database) {
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
    void everyRowIsKeptAndReadAndTheEarlierServiceCanGoOn() throws SQLException {
        String url = freshUrl();
        EarlierService.fill(database, server, url);
        try (PackagedApplication application = start(url)) {
            assertAllIsRead(application);
            assertAllIsFound(application);
            assertHistoryGoesOn(application);
            if (database.kind().equals("mysql")) {
                assertNamesThatAreOneToItAreTwo(application);
            }
            goOnAsTheEarlierService(url);
            get(application, INSTANCES + "/name/of the earlier")
                    .body("priorities", contains("low"))
                    .body("status", equalTo("inactive"));
            get(application, "/api/history?operation_type=delete")
                    .body("history_records.name", hasItem("written after"));
        }
    }

    private static void assertAllIsRead(PackagedApplication application) {
        get(application, INSTANCES)
                .body("name", contains("an object", "a list within a string", "a word", "filled", "bare"))
                .body("[0].priorities", contains("normal", "low"))
                .body("[1].priorities", contains("very_low", "high"))
                .body("[2].priorities", contains("low"))
                .body("[3].priority", equalTo("low"))
                .body("[3].quant_mode", equalTo(true))
                .body("[3].status", equalTo("pending"))
                .body("[3].envs", equalTo(Map.of()))
                .body("[3].created_at", startsWith("2024-05-01T10:00:00"))
                .body("[4].envs", equalTo(Map.of("A", "3", "B", "2")))
                .body("[4].priorities", contains("high", "normal", "low", "very_low"))
                .body("[4].cp", equalTo(8))
                .body("[4].status", equalTo("active"))
                .body("[4].created_at", nullValue());
    }

    private static void assertAllIsFound(PackagedApplication application) {
        get(application, INSTANCES + "?priority=low").body("name", contains("a word", "filled"));
        get(application, INSTANCES + "?priority=high").body("name", contains("bare"));
        get(application, INSTANCES + "?status=pending").body("name", contains("filled"));
        get(application, INSTANCES + "?status=active&priority=normal").body("name", contains("an object"));
    }

    private static void assertHistoryGoesOn(PackagedApplication application) {
        send(application, "{\"status\": \"error\", \"envs\": {\"C\": \"4\"}, \"priority\": \"normal\"}")
                .put(INSTANCES + "/2")
                .then()
                .statusCode(200)
                .body("status", equalTo("error"))
                .body("envs", equalTo(Map.of("C", "4")));
        get(application, INSTANCES + "/2/history")
                .body("history_records.operation_type", contains("update", "create"))
                .body("history_records[0].changed_fields", contains("priorities", "envs", "status"))
                .body("history_records[1].changed_fields", nullValue())
                .body("history_records[1].operation_timestamp", startsWith("2024-05-01T10:00:00"))
                .body("history_records[1].priorities", contains("low"));
        send(application, "{\"source_instance_id\": 1, \"new_name\": \"filled\"}")
                .post(INSTANCES + "/copy")
                .then()
                .statusCode(409);
    }

    /** By the collation of its tables. */
    private static void assertNamesThatAreOneToItAreTwo(PackagedApplication application) {
        assertThat(application.log().split(COLLATION, -1)).as("said once").hasSize(2);
        application.request().get(INSTANCES + "/name/BARE").then().statusCode(404);
        send(application, "{\"source_instance_id\": 1, \"new_name\": \"FILLED-copy\"}")
                .post(INSTANCES + "/copy")
                .then()
                .statusCode(201);
        send(application, "{\"source_instance_id\": 2}")
                .post(INSTANCES + "/copy")
                .then()
                .statusCode(201)
                .body("name", equalTo("filled-copy-2"));
    }

    /** As its ORM does: columns by name, and none that it does not know of. */
    private void goOnAsTheEarlierService(String url) throws SQLException {
        try (Connection connection = EarlierService.connect(server, url);
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO inference_instances"
                    + " (name, model_name, cluster_name, image_tag, priorities, envs, status, created_at, updated_at)"
                    + " VALUES ('of the earlier', 'm', 'c', 't', '\"low\"', '{}', 'active', '2026-01-02 03:04:05',"
                    + " '2026-01-02 03:04:05')");
            statement.execute("UPDATE inference_instances SET status='inactive', updated_at='2026-01-02 03:04:06'"
                    + " WHERE inference_instances.name = 'of the earlier'");
            statement.execute("INSERT INTO inference_instances_history"
                    + " (original_id, operation_type, operation_timestamp, name, model_name, cluster_name, image_tag)"
                    + " VALUES (99, 'delete', '2026-01-02 03:04:06', 'written after', 'm', 'c', 't')");
            try (ResultSet row =
                    statement.executeQuery("SELECT inference_instances.status AS inference_instances_status,"
                            + " inference_instances.priorities AS inference_instances_priorities"
                            + " FROM inference_instances WHERE inference_instances.id = 2")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString("inference_instances_status")).isEqualTo("error");
                assertThat(row.getString("inference_instances_priorities")).startsWith("[\"normal\"");
            }
        }
    }

    static ValidatableResponse get(PackagedApplication application, String path) {
        return application.request().get(path).then().statusCode(200);
    }

    static RequestSpecification send(PackagedApplication application, String body) {
        return application.request().contentType(ContentType.JSON).body(body);
    }

    final PackagedApplication start(String url) {
        return PackagedApplication.start(database.kind(), new HashMap<>(Map.of("DATABASE_URL", url)));
    }

    final String freshUrl() {
        return server.map(DatabaseServer::createDatabase)
                .orElseGet(
                        () -> "sqlite:///" + TemporaryFolder.create("sqlite-").resolve("instances.db"));
    }

    final void execute(String url, List<String> statements) throws SQLException {
        try (Connection admin = EarlierService.connect(server, url);
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
