package dev.inferenceinstances.packaged;

import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlAdoptionIT extends ServerAdoptionContract {

    PostgresqlAdoptionIT() {
        super(TestDatabase.POSTGRESQL);
    }

    /** The earlier service's columns have no time zone, those of a history that is made for it have one. */
    @Test
    void whatIsRegisteredAtOnceHasTheTimesOfItsRowsInTheHistoryInWhateverTimeZone() throws SQLException {
        String url = freshUrl();
        EarlierService.fill(database, server, url);
        execute(url, List.of("DROP TABLE inference_instances_history"));
        Map<String, String> environment = new HashMap<>(Map.of("DATABASE_URL", url, "TZ", "Asia/Shanghai"));
        try (PackagedApplication application = PackagedApplication.start(database.kind(), environment)) {
            int id = send(
                            application,
                            "[{\"name\":\"new\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}]")
                    .post(INSTANCES + "/bulk")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("ids[0]");
            String row = INSTANCES + "/" + id;
            String created = get(application, row).extract().path("created_at");
            int entry = get(application, row + "/history")
                    .body("history_records[0].created_at", equalTo(created))
                    .body("history_records[0].operation_timestamp", equalTo(created))
                    .extract()
                    .path("history_records[0].history_id");
            send(application, "{\"tp\": 3}").put(row).then().statusCode(200);
            send(application, "{\"history_id\": " + entry + "}")
                    .post(row + "/rollback")
                    .then()
                    .statusCode(200)
                    .body("tp", equalTo(1));
        }
    }
}
