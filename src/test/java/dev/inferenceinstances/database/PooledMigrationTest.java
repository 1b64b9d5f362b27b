package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** Services that start at once, behind a pooler that lends each transaction another session of the server. */
@RunsOn(TestDatabase.TRANSACTION_POOLER)
class PooledMigrationTest {

    private static final int SERVICES = 3;

    @Test
    void eachMigrationIsAppliedOnceAndNothingIsLeftOnASession() throws Exception {
        ExecutorService services = Executors.newFixedThreadPool(SERVICES);
        try (PooledPostgresServer server = PooledPostgresServer.byTransaction()) {
            server.start();
            List<Future<Integer>> starts = new ArrayList<>();
            for (int service = 0; service < SERVICES; service++) {
                starts.add(services.submit(() -> migrate(server.databaseUrl())));
            }
            int applied = 0;
            for (Future<Integer> start : starts) {
                applied += start.get(2, TimeUnit.MINUTES);
            }
            try (Connection admin = server.admin();
                    Statement statement = admin.createStatement()) {
                assertThat(applied)
                        .isPositive()
                        .isEqualTo(number(statement, "SELECT count(*) FROM flyway_schema_history WHERE success"));
                assertThat(number(statement, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                        .isZero();
            }
            assertThat(settingsLeft(server)).containsOnly("\"$user\", public as none");
        } finally {
            services.shutdownNow();
        }
    }

    /** The search path and the role that the next client of each of the server's sessions gets. */
    private static Set<String> settingsLeft(PooledPostgresServer server) throws Exception {
        DatabaseSettings settings = settings(server.databaseUrl());
        Set<String> left = new HashSet<>();
        List<Connection> all = new ArrayList<>();
        try {
            for (int session = 0; session < PooledPostgresServer.FEW; session++) {
                Connection client = DriverManager.getConnection(
                        settings.url().jdbcUrl(), settings.probeProperties(Duration.ofSeconds(10)));
                all.add(client);
                client.setAutoCommit(false);
                try (Statement statement = client.createStatement();
                        ResultSet row = statement.executeQuery(
                                "SELECT current_setting('search_path') || ' as ' || current_setting('role')")) {
                    row.next();
                    left.add(row.getString(1));
                }
            }
        } finally {
            for (Connection client : all) {
                client.close();
            }
        }
        return left;
    }

    private static int migrate(String url) {
        FluentConfiguration configuration = new FluentConfiguration().locations("db/postgresql");
        new MigrationConnection(settings(url)).customize(configuration);
        return new Flyway(configuration).migrate().migrationsExecuted;
    }

    private static int number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static DatabaseSettings settings(String url) {
        return DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, url)::get));
    }
}
