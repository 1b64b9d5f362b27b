package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.PostgresPair;
import dev.inferenceinstances.testing.PairProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.logging.Log;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A standby takes the primary's place while clients write, and the service follows without a restart. */
@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(PairProfile.class)
class SwitchOverTest {

    private static final int WRITERS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RegistryClient client = new RegistryClient();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong lastWrite = new AtomicLong(System.nanoTime());
    private final AtomicLong longestPause = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    /** Set by {@link dev.inferenceinstances.testing.PairResource}. */
    PostgresPair pair;

    @Test
    void whatWasAcknowledgedIsOnTheNewPrimary() throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<Integer>> writing = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writing.add(writers.submit(this::write));
        }
        try {
            await("writes").atMost(PATIENCE).until(() -> acknowledged.size() > 100);
            pair.switchOver();
            int before = stored().size();
            await("the new primary gets writes").atMost(PATIENCE).until(() -> stored().size() > before + 100);
        } finally {
            over.set(true);
            writers.shutdown();
        }
        for (Future<Integer> each : writing) {
            assertThat(each.get(1, TimeUnit.MINUTES)).isPositive();
        }
        Log.infof(
                "%d writes acknowledged, %d ms without one",
                acknowledged.size(), TimeUnit.NANOSECONDS.toMillis(longestPause.get()));
        assertThat(stored()).containsAll(acknowledged);
        assertThat(statuses).as("what is no success says to come again").containsOnly(201, 503);
    }

    /** @return how many attempts it made */
    private int write() throws IOException, InterruptedException {
        int attempts = 0;
        while (!over.get()) {
            attempts++;
            String name = "switch-over-" + names.incrementAndGet();
            int status = client.create(name);
            statuses.add(status);
            if (status == 201) {
                acknowledged.add(name);
                long now = System.nanoTime();
                long pause = now - lastWrite.getAndSet(now);
                longestPause.accumulateAndGet(pause, Math::max);
            }
        }
        return attempts;
    }

    private Set<String> stored() throws SQLException {
        try (Connection promoted = pair.promoted();
                Statement statement = promoted.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM inference_instances WHERE name LIKE 'switch-over-%'")) {
            Set<String> stored = new HashSet<>();
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
            return stored;
        }
    }
}
