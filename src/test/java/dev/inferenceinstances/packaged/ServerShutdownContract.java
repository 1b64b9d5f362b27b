package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.Saboteur;
import dev.inferenceinstances.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The same where a server has sessions, which it ends. */
abstract class ServerShutdownContract extends ShutdownContract {

    /** Four times as long as from one word of a replica to the next. */
    private static final Duration BEATS = Duration.ofMinutes(1);

    private final Saboteur saboteur;

    ServerShutdownContract(TestDatabase database) {
        super(database);
        this.saboteur = Saboteur.of(database.kind());
    }

    @Test
    void theOthersHearThatItIsBeingStopped() throws Exception {
        try (PackagedApplication leaving = start(Map.of("SHUTDOWN_DELAY", "300"));
                PackagedApplication staying = start(Map.of())) {
            await("the other knows it")
                    .atMost(BEATS)
                    .until(() -> fleet(staying, "count").equals(2));
            leaving.signal("TERM");
            await("the other knows that it leaves")
                    .atMost(BEATS)
                    .until(() -> fleet(staying, "replicas.count { it.leaving }").equals(1));
            assertThat(fleet(staying, "max_replicas")).isEqualTo(1);
            leaving.signal("TERM");
            leaving.exitCode();
        }
    }

    private static Object fleet(PackagedApplication application, String path) {
        return application.request().get("/api/monitoring/fleet").jsonPath().get(path);
    }

    @Override
    final Connection lock(Optional<DatabaseServer> server, String url) throws SQLException {
        return saboteur.lockTable(server.orElseThrow(), url);
    }

    @Override
    final int sessions(Optional<DatabaseServer> server, String url) throws SQLException {
        return saboteur.left(server.orElseThrow(), url);
    }

    @Override
    final Predicate<CompletableFuture<HttpResponse<String>>> endOfTheStuck() {
        return answer -> answer.join().statusCode() == 503;
    }
}
