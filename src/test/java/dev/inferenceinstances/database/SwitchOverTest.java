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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A standby takes the primary's place while clients write, and the service follows without a restart. What was acknowledged is on the new
 * primary; what was not may or may not be, since the crash can come between a commit and its answer.
 */
@QuarkusTest
@RunsOn(TestDatabase.POSTGRESQL)
@TestProfile(PairProfile.class)
class SwitchOverTest {

    /** What happens to the pair under load. */
    private interface Change {
        void make() throws SQLException;
    }

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

    @AfterEach
    void pairAgain() {
        pair.pairAgain();
    }

    @Test
    void whatWasAcknowledgedIsOnTheNewPrimary() throws Exception {
        changePrimaryUnderLoad("switch-over", pair::switchOver);
    }

    @Test
    void whatWasAcknowledgedOutlivesTheCrashOfThePrimary() throws Exception {
        pair.replicateSynchronously();
        changePrimaryUnderLoad("crash", pair::failOver);
    }

    private void changePrimaryUnderLoad(String how, Change change) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<Integer>> writing = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            writing.add(writers.submit(() -> write(how)));
        }
        try {
            await("writes").atMost(PATIENCE).until(() -> acknowledged.size() > 100);
            change.make();
            int before = stored(how).size();
            await("the new primary gets writes")
                    .atMost(PATIENCE)
                    .until(() -> stored(how).size() > before + 100);
        } finally {
            over.set(true);
            writers.shutdown();
        }
        for (Future<Integer> each : writing) {
            assertThat(each.get(1, TimeUnit.MINUTES)).isPositive();
        }
        Log.infof(
                "%s: %d writes acknowledged, %d ms without one",
                how, acknowledged.size(), TimeUnit.NANOSECONDS.toMillis(longestPause.get()));
        assertThat(stored(how)).containsAll(acknowledged);
        assertThat(statuses).as("what is no success says to come again").isSubsetOf(201, 503);
    }

    /** @return how many attempts it made */
    private int write(String how) throws IOException, InterruptedException {
        int attempts = 0;
        while (!over.get()) {
            attempts++;
            String name = how + "-" + names.incrementAndGet();
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

    private Set<String> stored(String how) throws SQLException {
        try (Connection promoted = pair.promoted();
                Statement statement = promoted.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name FROM inference_instances WHERE name LIKE '%s-%%'".formatted(how))) {
            Set<String> stored = new HashSet<>();
            while (rows.next()) {
                stored.add(rows.getString(1));
            }
            return stored;
        }
    }
}
