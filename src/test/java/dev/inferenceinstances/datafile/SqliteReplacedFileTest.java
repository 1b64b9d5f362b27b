package dev.inferenceinstances.datafile;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The file under a running service is replaced, or taken away. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteReplacedFileTest {

    /** The probe asks every five seconds. */
    private static final Duration NOTICED = Duration.ofSeconds(30);

    private static final String READY = "/q/health/ready";
    private static final String REASON = "checks.find { it.name == 'database' }.data.reason";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Test
    void theFileThatTakesItsPlaceIsUsed() throws IOException {
        create("before-the-copy");
        Path copy = Files.copy(file(), file().resolveSibling("copy.db"));
        create("lost-with-the-file");
        Files.move(copy, file(), StandardCopyOption.REPLACE_EXISTING);
        await("what is read is in the new file")
                .atMost(NOTICED)
                .until(() ->
                        when().get("/api/instances/name/lost-with-the-file").statusCode() == 404);
        when().get("/api/instances/name/before-the-copy").then().statusCode(200);
        await("what is written is in the new file")
                .atMost(NOTICED)
                .ignoreExceptions()
                .until(() -> {
                    create("after-the-copy");
                    return stored("after-the-copy");
                });
        when().get(READY).then().statusCode(200);
    }

    @Test
    void aFileThatIsGoneIsMissedUntilItIsBack() throws IOException {
        create("kept");
        Path aside = file().resolveSibling("aside.db");
        Files.move(file(), aside);
        try {
            await().atMost(NOTICED).until(() -> when().get(READY).statusCode() == 503);
            when().get(READY).then().body(REASON, containsString("no longer at its path"));
        } finally {
            Files.move(aside, file(), StandardCopyOption.REPLACE_EXISTING);
        }
        await().atMost(NOTICED).until(() -> when().get(READY).statusCode() == 200);
        when().get("/api/instances/name/kept").then().statusCode(200).body("name", equalTo("kept"));
    }

    private Path file() {
        return Path.of(url.substring("jdbc:sqlite:".length()));
    }

    private static void create(String name) {
        assertThat(given().contentType(ContentType.JSON)
                        .body(Map.of("name", name, "model_name", "m", "cluster_name", "c", "image_tag", "v"))
                        .post("/api/instances")
                        .statusCode())
                .isIn(201, 409);
    }

    private boolean stored(String name) throws SQLException {
        try (Connection own = DriverManager.getConnection(url);
                ResultSet rows = own.createStatement()
                        .executeQuery("select 1 from inference_instances where name = '" + name + "'")) {
            return rows.next();
        }
    }
}
