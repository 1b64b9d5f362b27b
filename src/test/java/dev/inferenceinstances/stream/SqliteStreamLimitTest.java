package dev.inferenceinstances.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The service reads to so many and no more. Nothing in it depends on the database. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteStreamLimitTest {

    @Inject
    Subscribers readers;

    @Test
    void oneReaderTooManyIsToldToComeBackLater() {
        await().until(() -> readers.count() == 0);
        List<StreamClient> all =
                Stream.generate(StreamClient::open).limit(Subscribers.MOST).toList();
        try {
            assertThat(all).allSatisfy(each -> assertThat(each.status()).isEqualTo(200));
            try (StreamClient refused = StreamClient.open()) {
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.headers().map())
                        .containsEntry("content-type", List.of("application/problem+json"))
                        .containsEntry("retry-after", List.of("10"));
            }
        } finally {
            all.forEach(StreamClient::close);
        }
        await().atMost(StreamClient.PATIENCE).until(() -> readers.count() == 0);
        try (StreamClient next = StreamClient.open()) {
            next.awaits("reading");
        }
    }
}
