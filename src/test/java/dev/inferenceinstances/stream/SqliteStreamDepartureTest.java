package dev.inferenceinstances.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who has gone takes no place, over HTTP/1.1 and HTTP/2. Nothing in it depends on the database. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteStreamDepartureTest {

    @Inject
    Subscribers readers;

    @Inject
    Latecomers latecomers;

    @ParameterizedTest
    @EnumSource
    void whoHasGoneIsForgotten(HttpClient.Version version) {
        nobodyReads();
        try (StreamClient client = StreamClient.open(version, "", Map.of())) {
            client.awaits("reading");
            assertThat(client.received().get(0).event()).isEqualTo("verdict");
            assertThat(readers.count()).isOne();
        }
        nobodyReads();
    }

    @ParameterizedTest
    @EnumSource
    void whoHasGoneBeforeItsTurnIsNotTakenIn(HttpClient.Version version) {
        nobodyReads();
        int held = latecomers.held();
        int passed = latecomers.passed();
        try (StreamClient ignored = StreamClient.open(version, "", Map.of(Latecomers.MARK, "yes"))) {
            await().atMost(StreamClient.PATIENCE).until(() -> latecomers.held() == held + 1);
        }
        await().atMost(StreamClient.PATIENCE).until(() -> latecomers.passed() == passed + 1);
        assertThat(readers.count()).isZero();
    }

    private void nobodyReads() {
        await().atMost(StreamClient.PATIENCE).until(() -> readers.count() == 0);
    }
}
