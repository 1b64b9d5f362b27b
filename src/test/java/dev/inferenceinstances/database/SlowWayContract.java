package dev.inferenceinstances.database;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.SilentRelay;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.Saboteur;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A long way to a server that is well: a login, which is many answers, takes longer than a server that is well takes for one. */
abstract class SlowWayContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LATE = Duration.ofMillis(90);

    private final String kind;

    @Inject
    PoolReader reader;

    @Inject
    DatabaseWatch watch;

    /** Set by {@link dev.inferenceinstances.testing.SilentNodeResource}. */
    SilentRelay relay;

    /** Set by {@link dev.inferenceinstances.testing.SilentNodeResource}. */
    DatabaseServer server;

    SlowWayContract(String kind) {
        this.kind = kind;
    }

    @Test
    void oneDeadConnectionCostsTheOthersNothing() throws Exception {
        await().atMost(PATIENCE).until(this::full);
        relay.answersCome(LATE);
        try (LogLines log = LogLines.ofAll()) {
            long before = opened();
            endOne();
            await("it is found dead")
                    .atMost(PATIENCE)
                    .until(() -> log.texts().stream().anyMatch(line -> line.contains("found dead")));
            await("the probe has logged in anew, as it does where a connection was found dead")
                    .atMost(PATIENCE)
                    .until(() -> watch.ask(connection -> true)
                            .toCompletableFuture()
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            await("another is open").atMost(PATIENCE).until(this::full);
            assertThat(opened()).as("opened for the dead one alone").isEqualTo(before + 1);
        } finally {
            relay.answersCome(Duration.ZERO);
        }
    }

    private void endOne() throws SQLException {
        Saboteur.of(kind).terminateOldestSession(server, server.databaseUrl());
    }

    private boolean full() {
        JsonPath pool = when().get("/api/monitoring/db-pool").jsonPath();
        return pool.getInt("total_connections") == pool.getInt("pool_size");
    }

    private long opened() {
        return reader.creations().count();
    }
}
