package dev.inferenceinstances.packaged;

import static dev.inferenceinstances.packaged.PackagedContract.INSTANCES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.server.TemporaryFolder;
import dev.inferenceinstances.testing.TestDatabase;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A service that is killed while it writes leaves each change whole: the row and its history, or neither. What it has acknowledged is
 * there. {@code src/bench/killed} does the same twenty times.
 */
abstract class KilledContract {

    private static final int ROUNDS = Integer.getInteger("killed.rounds", 2);
    private static final int CLIENTS = 8;
    private static final int ENOUGH = 150;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final TestDatabase database;
    private final Optional<DatabaseServer> server;
    private String url;
    private PackagedApplication application;

    /** Of all rounds. */
    private int created;

    private int kept;

    KilledContract(TestDatabase database) {
        this.database = database;
        this.server = database.server();
    }

    @Test
    void historyAndStateAgreeAfterAKill() throws InterruptedException {
        server.ifPresent(DatabaseServer::start);
        try {
            url = server.map(DatabaseServer::createDatabase)
                    .orElseGet(() ->
                            "sqlite:///" + TemporaryFolder.create("sqlite-").resolve("instances.db"));
            start();
            for (int round = 1; round <= ROUNDS; round++) {
                compare(round, writtenUntilItWasKilled(round));
            }
        } finally {
            if (application != null) {
                application.close();
            }
            server.ifPresent(DatabaseServer::close);
        }
    }

    private List<Written> writtenUntilItWasKilled(int round) throws InterruptedException {
        Writers writers = new Writers(application.address(), "killed-" + round, CLIENTS, ENOUGH + 7 * round);
        assertThat(writers.awaitEnough())
                .as(() -> writers.refusals() + application.log())
                .isTrue();
        application.signal("KILL");
        List<Written> written = writers.awaitGone();
        assertThat(writers.refusals()).isEmpty();
        application.close();
        start();
        return written;
    }

    private void compare(int round, List<Written> written) {
        int acknowledged = written.stream().mapToInt(Written::acknowledged).sum();
        int done = written.stream().mapToInt(this::done).sum();
        System.out.printf(
                "%s round %d: %d instances, %d writes acknowledged, %d under way of which %d were done%n",
                database, round, written.size(), acknowledged, CLIENTS, done - acknowledged);
        assertThat(histories()).as("no history without an instance").isEqualTo(created);
        assertThat(application.request().get(INSTANCES + "?limit=1&count=true").header("X-Total-Count"))
                .isEqualTo("" + kept);
    }

    /** How many of the steps were done, of which state and history tell the same. */
    private int done(Written one) {
        Response state = application.request().get(INSTANCES + "/name/" + one.name());
        boolean there = state.statusCode() == 200;
        if (!there && one.id() == 0) {
            return 0;
        }
        created++;
        long id = there ? state.jsonPath().getLong("id") : one.id();
        JsonPath history = application
                .request()
                .get(INSTANCES + "/" + id + "/history?limit=10")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Map<String, Object>> newestFirst = history.getList("history_records");
        int done = newestFirst.size();
        assertThat(done).as(one.name()).isBetween(Math.max(1, one.acknowledged()), one.acknowledged() + 1);
        for (int step = 0; step < done; step++) {
            assertThat(newestFirst.get(done - 1 - step))
                    .as("%s, step %d", one.name(), step)
                    .containsEntry("operation_type", Written.STEPS.get(step))
                    .containsEntry("replicas", Written.REPLICAS.get(step));
        }
        assertThat(there).as(one.name()).isEqualTo(done < Written.STEPS.size());
        if (there) {
            kept++;
            Map<String, Object> shown = state.jsonPath().getMap("");
            Map<String, Object> recorded = newestFirst.get(0);
            recorded.keySet().retainAll(shown.keySet());
            assertThat(recorded).hasSizeGreaterThan(30);
            assertThat(shown).containsAllEntriesOf(recorded);
        }
        return done;
    }

    /** Of how many instances the history begins. */
    private int histories() {
        return application
                .request()
                .get("/api/history?limit=1&operation_type=create")
                .jsonPath()
                .getInt("total_count");
    }

    private void start() {
        application = PackagedApplication.start(database.kind(), Map.of("DATABASE_URL", url));
        await("it is ready")
                .atMost(PATIENCE)
                .until(() -> application.request().get(PackagedContract.READY).statusCode() == 200);
    }
}
