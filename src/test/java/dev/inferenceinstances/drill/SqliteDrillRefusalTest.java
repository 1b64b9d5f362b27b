package dev.inferenceinstances.drill;

import static dev.inferenceinstances.drill.DrillsOverHttp.end;
import static dev.inferenceinstances.drill.DrillsOverHttp.post;
import static dev.inferenceinstances.drill.DrillsOverHttp.running;
import static dev.inferenceinstances.drill.DrillsOverHttp.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.inferenceinstances.testing.DrillProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A drill that cannot be is refused with a sentence, and does not begin. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DrillProfile.Sqlite.class)
class SqliteDrillRefusalTest {

    @AfterEach
    void endAll() {
        end();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hold|{\"connections\":0}|connections must be greater than or equal to 1",
                "hold|{\"connections\":1001}|connections must be less than or equal to 1000",
                "hold|{\"connections\":106}|connections must be less than or equal to 105, 100 more than max_connections",
                "slow|{\"seconds\":0}|seconds must be greater than or equal to 1",
                "slow|{\"seconds\":601}|seconds must be less than or equal to 600",
                "burst|{\"connections\":\"two\"}|connections must be a whole number from 1 to 1000",
                "lock|{\"connections\":1}|connections must be greater than or equal to 2 for lock",
            })
    void aSizeOutOfBoundsIsNamed(String kind, String body, String detail) {
        post(kind, body).statusCode(422).body("detail", equalTo(detail));
        assertThat(running().getList("drills")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lock|SQLite has no sessions that could wait",
                "failing|SQLite has no time-out for a statement",
                "login_refused|SQLite lets everybody in",
            })
    void whatTheDatabaseCannotHaveIsRefusedWithTheReason(String kind, String why) {
        post(kind, "{}")
                .statusCode(422)
                .body("errors.field", contains("kind"))
                .body("detail", equalTo("kind must not be %s here: %s".formatted(kind, why)));
    }

    @Test
    void everythingThatIsWrongIsNamed() {
        post("hold", "{\"connections\":0,\"seconds\":0}")
                .statusCode(422)
                .body("errors.field", contains("connections", "seconds"));
    }

    @Test
    void whatIsNotJsonIsMalformed() {
        post("hold", "{").statusCode(400);
    }

    @Test
    void anUnknownKindIsNotFound() {
        post("flood", "{}")
                .statusCode(404)
                .body(
                        "detail",
                        equalTo(
                                "There is no drill named \"flood\"; there are hold, leak, slow, lock, burst, read_only, failing, login_refused"));
    }

    @Test
    void withoutASizeItIsOfTheUsualOneAndUnknownKeysAreIgnored() {
        post("hold", "{\"colour\":\"red\"}")
                .statusCode(202)
                .header("X-Ignored-Fields", "colour")
                .body("connections", equalTo(5))
                .body("seconds", equalTo(30));
    }

    @Test
    void theEleventhAtATimeIsRefused() {
        for (int drill = 0; drill < Drills.MOST; drill++) {
            start("hold", 1, 600);
        }
        post("hold", "{}").statusCode(409).body("detail", equalTo("10 drills are running already, the most at a time"));
        assertThat(end()).isEqualTo(Drills.MOST);
        start("hold", 1, 600);
    }

    @Test
    void togetherTheyWantNoMoreThanOneMay() {
        start("hold", 100, 600);
        post("hold", "{\"connections\":6}")
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("The drills that are running want 100 connections already; together they may want 105,"
                                + " 100 more than max_connections"));
        start("hold", 5, 600);
    }
}
