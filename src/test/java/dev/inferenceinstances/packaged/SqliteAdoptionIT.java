package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.SQLITE)
class SqliteAdoptionIT extends AdoptionContract {
    SqliteAdoptionIT() {
        super(TestDatabase.SQLITE);
    }

    /** The earlier service's table gives the largest id anew once its row is gone. */
    @Test
    void anInstanceThatWasGivenTheIdOfADeletedOneIsNotOverwrittenByIt() throws SQLException {
        String url = freshUrl();
        EarlierService.fill(database, server, url);
        try (PackagedApplication application = start(url)) {
            int id = create(application, "first");
            application.request().delete(INSTANCES + "/" + id).then().statusCode(204);
            int entry = get(application, INSTANCES + "/" + id + "/history/latest")
                    .extract()
                    .path("history_id");
            assertThat(create(application, "second")).isEqualTo(id);
            send(application, "{\"history_id\": %d}".formatted(entry))
                    .post(INSTANCES + "/" + id + "/rollback")
                    .then()
                    .statusCode(409)
                    .body("detail", startsWith("The instance with id %d is another one".formatted(id)));
            get(application, INSTANCES + "/" + id).body("name", equalTo("second"));
        }
    }

    private static int create(PackagedApplication application, String name) {
        return send(
                        application,
                        "{\"name\":\"%s\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}"
                                .formatted(name))
                .post(INSTANCES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
