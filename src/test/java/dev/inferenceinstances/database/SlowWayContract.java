package dev.inferenceinstances.database;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.SilentRelay;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.Saboteur;
import io.agroal.api.AgroalDataSource;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A long way to a server that is well: a login, which is many answers, takes longer than a server that is well takes for one. */
abstract class SlowWayContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String kind;
    private final Duration late;

    @Inject
    PoolReader reader;

    @Inject
    AgroalDataSource database;

    @Inject
    DatabaseWatch watch;

    /** Set by {@link dev.inferenceinstances.testing.SilentNodeResource}. */
    SilentRelay relay;

    /** Set by {@link dev.inferenceinstances.testing.SilentNodeResource}. */
    DatabaseServer server;

    /** @param late by which each answer comes later: a login takes more than half a second by it, and less than one and a half */
    SlowWayContract(String kind, Duration late) {
        this.kind = kind;
        this.late = late;
    }

    /** A machine that stands still for half a second looks like a silent server, but does not do so three times in a row. */
    @Test
    void oneDeadConnectionCostsTheOthersNothing() throws Exception {
        await().atMost(PATIENCE).until(this::full);
        relay.answersCome(late);
        try {
            long opened = openedForOneThatEnds();
            for (int again = 0; again < 2 && opened > 1; again++) {
                opened = openedForOneThatEnds();
            }
            assertThat(opened).isEqualTo(1);
        } finally {
            relay.answersCome(Duration.ZERO);
        }
    }

    private long openedForOneThatEnds() throws Exception {
        try (LogLines log = LogLines.ofAll()) {
            long before = opened();
            endOne();
            await("it is found dead")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(log.texts())
                            .as(when().get("/api/monitoring/db-pool").asString())
                            .anyMatch(line -> line.contains("found dead")));
            await("the probe has logged in anew, as it does where a connection was found dead")
                    .atMost(PATIENCE)
                    .until(() -> watch.ask(connection -> true)
                            .toCompletableFuture()
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            await("another is open").atMost(PATIENCE).until(this::full);
            return opened() - before;
        }
    }

    private void endOne() throws SQLException {
        try (Connection pooled = database.getConnection()) {
            Saboteur.of(kind).terminateSessionOf(pooled, server, server.databaseUrl());
        }
    }

    private boolean full() {
        JsonPath pool = when().get("/api/monitoring/db-pool").jsonPath();
        return pool.getInt("total_connections") == pool.getInt("pool_size");
    }

    private long opened() {
        return reader.creations().count();
    }
}
