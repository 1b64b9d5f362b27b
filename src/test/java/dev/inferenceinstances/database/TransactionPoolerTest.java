package dev.inferenceinstances.database;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.server.SilentRelay;
import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Here the service is told where the console is. */
@QuarkusTest
@RunsOn(TestDatabase.TRANSACTION_POOLER)
@TestProfile(DatabaseProfile.TransactionPooler.class)
class TransactionPoolerTest extends PoolerContract {

    private static final int OTHERS = 12;
    /** Twice what one may take where no pooler is known, and the pause before the next. */
    private static final Duration LONGER_THAN_A_TEST = Duration.ofSeconds(9);

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration STEADY = Duration.ofSeconds(24);

    private final RegistryClient client = new RegistryClient();

    @Inject
    AgroalDataSource pool;

    @Override
    String kind() {
        return "pgbouncer";
    }

    @Override
    String holderShown(String holder) {
        return holder;
    }

    @Test
    void itsConsoleIsShown() {
        JsonPath shown = sessions();
        assertThat(shown.getString("pooler.version")).startsWith("1.");
        assertThat(shown.getString("pooler.pool_mode")).isEqualTo("transaction");
        assertThat(shown.getInt("pooler.limit")).isEqualTo(PooledPostgresServer.FEW);
        assertThat(shown.getInt("pooler.in_use") + shown.getInt("pooler.idle")).isBetween(1, PooledPostgresServer.FEW);
        assertThat(shown.getInt("pooler.waiting")).isZero();
        assertThat(shown.getLong("pooler.longest_wait_ms")).isZero();
        assertThat(shown.getInt("pooler.clients")).isGreaterThan(PooledPostgresServer.FEW);
        assertThat(shown.getInt("pooler.max_clients")).isEqualTo(200);
        assertThat(shown.getLong("pooler.query_wait_timeout_ms")).isEqualTo(120_000);
    }

    @Test
    void theClientOfTheConsoleAddsNoMetricWithoutAName() {
        assertThat(sessions().getString("pooler.version")).startsWith("1.");
        given().accept("text/plain").get("/q/metrics").then().statusCode(200).body(not(containsString("\nm__")));
    }

    @Test
    void aNarrowPoolerIsNamedAndNeitherTheDatabaseNorAConnectionIsCalledDead() throws Exception {
        long dead = pool.getMetrics().invalidCount();
        ExecutorService clients = Executors.newCachedThreadPool();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        try {
            for (int other = 0; other < OTHERS; other++) {
                work.add(CompletableFuture.runAsync(() -> occupySessions(over), clients));
            }
            for (int own = 0; own < 2; own++) {
                work.add(CompletableFuture.runAsync(() -> listInstances(over), clients));
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("pooler_limit"));
            when().get("/q/health/ready").then().statusCode(200);
            assertThat(codes()).doesNotContain("database_unreachable", "undersized");
            await("a few tests of connections have waited in the pooler")
                    .pollDelay(LONGER_THAN_A_TEST)
                    .until(() -> true);
            assertThat(pool.getMetrics().invalidCount()).isEqualTo(dead);
        } finally {
            over.set(true);
            CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            clients.shutdownNow();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).doesNotContain("pooler_limit"));
    }

    /** More connections would wait for one of its sessions, each for a moment, as these do. */
    @Test
    void aPoolerThatServesFewerThanAreBorrowedIsNamedThoughNobodyWaitsThereForLong() {
        ExecutorService callers = Executors.newCachedThreadPool();
        AtomicBoolean over = new AtomicBoolean();
        List<CompletableFuture<Void>> work = new ArrayList<>();
        try {
            for (int own = 0; own < OTHERS; own++) {
                work.add(CompletableFuture.runAsync(() -> workShortly(over), callers));
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("pooler_limit"));
            await("a demand that is steady would be undersized by then")
                    .atMost(PATIENCE)
                    .during(STEADY)
                    .until(() -> !codes().contains("undersized"));
        } finally {
            over.set(true);
            CompletableFuture.allOf(work.toArray(CompletableFuture[]::new)).join();
            callers.shutdownNow();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).doesNotContain("pooler_limit"));
    }

    /** With no server behind it, a pooler sends clients away in the words that it has where it is full. */
    @Test
    void aServerThatIsAwayBehindThePoolerIsNoLimitOfThePooler() throws Exception {
        PooledPostgresServer pooled = (PooledPostgresServer) server;
        pooled.configure("query_wait_timeout", 2);
        try {
            pooled.stopBehind();
            assertTheServerIsMissed();
        } finally {
            pooled.startBehind();
            pooled.configure("query_wait_timeout", 120);
        }
        awaitCalm();
    }

    /** Here it has no other words, ever: it is still about to log in. */
    @Test
    void aServerThatIsSilentBehindThePoolerIsNoLimitOfThePooler() throws Exception {
        PooledPostgresServer pooled = (PooledPostgresServer) server;
        try (SilentRelay ignored = pooled.silenceBehind()) {
            pooled.configure("query_wait_timeout", 2);
            pooled.configure("server_connect_timeout", 300);
            assertTheServerIsMissed();
        } finally {
            pooled.answerBehind();
        }
        awaitCalm();
    }

    private void assertTheServerIsMissed() {
        ExecutorService clients = Executors.newSingleThreadExecutor();
        AtomicBoolean over = new AtomicBoolean();
        try {
            CompletableFuture<Void> work = CompletableFuture.runAsync(() -> listInstances(over), clients);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("database_unreachable"));
            await("the pooler sends clients away for a while")
                    .atMost(PATIENCE)
                    .during(LONGER_THAN_A_TEST)
                    .untilAsserted(() -> {
                        assertThat(codes()).contains("database_unreachable").doesNotContain("pooler_limit");
                        when().get("/q/health/ready").then().statusCode(503);
                    });
            over.set(true);
            work.join();
        } finally {
            over.set(true);
            clients.shutdownNow();
        }
    }

    private static void awaitCalm() {
        await().atMost(PATIENCE).untilAsserted(() -> {
            when().get("/q/health/ready").then().statusCode(200);
            assertThat(codes()).doesNotContain("database_unreachable", "pooler_limit");
        });
    }

    /** The console of a pooler that is calm is seldom asked. */
    @Test
    void aPoolerThatLetsNobodyInIsSaidForAsLongAsItIsSo() {
        PooledPostgresServer pooled = (PooledPostgresServer) server;
        pooled.configure("max_client_conn", 1);
        try {
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).contains("pooler_limit"));
            await().atMost(PATIENCE).during(LONGER_THAN_A_TEST).until(() -> codes().contains("pooler_limit"));
        } finally {
            pooled.configure("max_client_conn", 200);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(codes()).doesNotContain("pooler_limit"));
    }

    private void listInstances(AtomicBoolean over) {
        try {
            while (!over.get()) {
                client.list();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void workShortly(AtomicBoolean over) {
        while (!over.get()) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_sleep(0.05)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** As another program does, with more clients than there are sessions. */
    private void occupySessions(AtomicBoolean over) {
        DatabaseUrl url = DatabaseUrl.parse(server.databaseUrl());
        Properties properties = new Properties();
        properties.setProperty("user", url.user().orElseThrow());
        properties.setProperty("password", url.password().orElseThrow());
        properties.setProperty("prepareThreshold", "0");
        try (Connection connection = DriverManager.getConnection(url.jdbcUrl(), properties);
                Statement statement = connection.createStatement()) {
            while (!over.get()) {
                statement.execute("SELECT pg_sleep(1.5)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
