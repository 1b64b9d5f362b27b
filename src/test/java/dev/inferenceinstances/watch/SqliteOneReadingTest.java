package dev.inferenceinstances.watch;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.pool.CountingPoolReader;
import dev.inferenceinstances.stream.StreamClient;
import dev.inferenceinstances.stream.StreamClient.Received;
import dev.inferenceinstances.testing.DrillProfile;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pool is read once for a second, and whatever is shown of that second shows that reading. */
@QuarkusTest
@TestProfile(SqliteOneReadingTest.Profile.class)
class SqliteOneReadingTest {

    private static final String POOL = "/api/monitoring/db-pool";

    @Inject
    Ticker ticker;

    @Inject
    CountingPoolReader reader;

    @Inject
    AgroalDataSource dataSource;

    /** From here on the test says when a second passes. */
    @BeforeEach
    void stopTheTimer() {
        ticker.stop(null);
    }

    @Test
    void oneTickTakesOneReading() {
        int before = reader.readings();
        ticker.tick();
        assertThat(reader.readings()).isEqualTo(before + 1);
    }

    @Test
    void everyOutletShowsTheReadingOfTheSecond() throws SQLException {
        try (StreamClient client = StreamClient.open()) {
            Received before = client.awaits("reading");
            try (Connection one = dataSource.getConnection();
                    Connection two = dataSource.getConnection()) {
                ticker.tick();
                assertThat(one).isNotSameAs(two);
            }
            Received reading = client.awaits(each -> each.isA("reading") && each.sequence() > before.sequence());
            assertThat(reading.json().getInt("pool.checked_out")).isEqualTo(2);
            assertThat(reading.json().getFloat("sample.checked_out")).isEqualTo(2);
            // Two ticks of one wall-clock second are one sample there: the mean of both, the greatest of either.
            assertThat(history()).containsEntry("checked_out_max", 2);
            assertThat(diagnosis().getString("at")).isEqualTo(reading.json().getString("at"));
            assertThat(report().getInt("checked_out"))
                    .as("which is to be fresh")
                    .isZero();
        }
    }

    private static Map<String, Object> history() {
        return when().get(POOL + "/history?window=1m").jsonPath().getMap("samples[-1]");
    }

    private static JsonPath diagnosis() {
        return when().get(POOL + "/diagnosis").jsonPath();
    }

    private static JsonPath report() {
        return when().get(POOL).jsonPath();
    }

    public static final class Profile extends DrillProfile.Sqlite {

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(CountingPoolReader.class);
        }
    }
}
