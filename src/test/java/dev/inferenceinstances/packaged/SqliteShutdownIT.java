package dev.inferenceinstances.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A file has no sessions; nothing but the end of the process frees who waits for its lock. Signals need no database at all. */
@RunsOn(TestDatabase.SQLITE)
class SqliteShutdownIT extends ShutdownContract {

    SqliteShutdownIT() {
        super(TestDatabase.SQLITE);
    }

    /** By TERM, since a shell that starts tests in the background has them ignore INT. */
    @Test
    void aSecondSignalEndsItAtOnce() {
        try (PackagedApplication application = start(Map.of("SHUTDOWN_DELAY", "300"))) {
            application.signal("TERM");
            await("it is being stopped")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> application.log().contains("The service is being stopped"));
            application.signal("TERM");
            assertThat(application.exitCode()).isEqualTo(128 + 15);
        }
    }

    @Override
    Connection lock(Optional<DatabaseServer> server, String url) throws SQLException {
        Connection holder = DriverManager.getConnection(url.replace("sqlite:///", "jdbc:sqlite:"));
        try (Statement statement = holder.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
        }
        return holder;
    }

    @Override
    int sessions(Optional<DatabaseServer> server, String url) {
        return 0;
    }

    @Override
    Predicate<CompletableFuture<HttpResponse<String>>> endOfTheStuck() {
        return CompletableFuture::isCompletedExceptionally;
    }
}
