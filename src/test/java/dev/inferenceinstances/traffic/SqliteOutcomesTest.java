package dev.inferenceinstances.traffic;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteOutcomesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NO_BOUND = 4_294_967_294L;
    /** Far more than a page holds. */
    private static final int MORE_THAN_FITS = 200;

    @Inject
    AgroalDataSource pool;

    @Test
    void aDatabaseThatIsFullIsFound() throws SQLException {
        long before = CountedOutcomes.count(Outcome.NO_SPACE);
        bound(figure("page_count"));
        try {
            Response refused = Stream.generate(OutcomesContract::create)
                    .limit(MORE_THAN_FITS)
                    .filter(answer -> answer.statusCode() != 201)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            // it is counted once the answer is out
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(CountedOutcomes.count(Outcome.NO_SPACE)).isEqualTo(before + 1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("no_space"));
            when().get(OutcomesContract.INSTANCES).then().statusCode(200);
        } finally {
            bound(NO_BOUND);
        }
        assertThat(OutcomesContract.create().statusCode()).isEqualTo(201);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).doesNotContain("no_space"));
    }

    private static String codes() {
        return when().get("/api/monitoring/db-pool/diagnosis").jsonPath().getString("findings.code");
    }

    /** So that the one connection of the pool lets the file grow no further, as a full disk does. */
    private void bound(long pages) throws SQLException {
        assertThat(figure("max_page_count = " + pages)).isEqualTo(pages);
    }

    private long figure(String pragma) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            assertThat(row.next()).isTrue();
            return row.getLong(1);
        }
    }
}
