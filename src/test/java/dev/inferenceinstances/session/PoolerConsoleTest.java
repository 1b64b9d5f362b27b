package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.DatabaseUrl;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.database.PoolerSettings;
import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.testing.LogLines;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolerConsoleTest {

    private final Vertx vertx = Vertx.vertx();
    private final LateServer server = new LateServer();
    private final PoolerConsole console = new PoolerConsole(
            new PoolerSettings(Optional.of(server.options())),
            DatabaseSettings.read(
                    new Settings(Map.of(DatabaseUrl.KEY, "postgresql://service:secret@pooler.example/instances")::get)),
            new PoolerGuard(Duration.ofSeconds(10)),
            vertx,
            Clock.systemUTC());

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void itsSilenceAndItsEndAreLoggedOnceEach() {
        try (LogLines log = LogLines.of(PoolerConsole.class)) {
            assertThat(shown()).isEmpty();
            assertThat(shown()).isEmpty();
            server.goOn();
            assertThat(shown()).isPresent();
            assertThat(log.texts())
                    .containsExactly(
                            "WARN The console of POOLER_ADMIN_URL does not answer: nothing came in time",
                            "INFO The console of POOLER_ADMIN_URL answers again");
        }
        assertThat(server.takenUp()).isOne();
    }

    private Optional<PoolerView> shown() {
        return console.view().toCompletableFuture().join();
    }
}
