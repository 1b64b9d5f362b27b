package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.schema.CollationNotice;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(DatabaseProfile.MariaDb.class)
class MariaDbFindingTest extends MySqlProtocolFindingContract {

    /** For which {@code bert}, {@code Bért} and {@code BERT} are one name, and so are any two that differ by one emoji alone. */
    private static final String COARSE = "utf8mb4_general_ci";

    @Test
    void onATableWithACoarseCollationNoOtherNameIsFoundEither() throws SQLException {
        String base = newName();
        List<String> alike = List.of("bert" + base, "BERT" + base, "bért" + base, "😀" + base, "😁" + base);
        change("ALTER TABLE inference_instances DROP INDEX uq_inference_instances_name");
        try {
            change("ALTER TABLE inference_instances MODIFY name VARCHAR(255) COLLATE " + COARSE + " NOT NULL");
            change("ALTER TABLE inference_instances MODIFY model_name VARCHAR(255) COLLATE " + COARSE + " NOT NULL");
            try (LogLines log = LogLines.of(CollationNotice.class);
                    Connection connection = database.getConnection()) {
                CollationNotice.look(connection);
                assertThat(log.texts())
                        .singleElement()
                        .asString()
                        .startsWith("WARN The names in inference_instances have the collation " + COARSE);
            }
            for (String name : alike) {
                int id = create(required(name, Map.of("model_name", name)));
                given().get(PATH + "/name/{name}", name)
                        .then()
                        .statusCode(200)
                        .body("name", equalTo(name))
                        .body("id", equalTo(id));
                given().queryParam("model_name", name).get(PATH).then().body("id", contains(id));
            }
            given().get(PATH + "/name/{name}", "BÉRT" + base).then().statusCode(404);
        } finally {
            change("ALTER TABLE inference_instances MODIFY name VARCHAR(255) COLLATE utf8mb4_bin NOT NULL");
            change("ALTER TABLE inference_instances MODIFY model_name VARCHAR(255) COLLATE utf8mb4_bin NOT NULL");
            change("ALTER TABLE inference_instances ADD CONSTRAINT uq_inference_instances_name UNIQUE (name)");
        }
    }
}
