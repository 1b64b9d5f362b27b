package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.server.PooledPostgresServer;
import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    void eachMigrationIsAppliedOnceAndNoLockIsLeft() throws Exception {
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
        } finally {
            services.shutdownNow();
        }
    }

    private static int migrate(String url) {
        FluentConfiguration configuration = new FluentConfiguration().locations("db/postgresql");
        new MigrationConnection(DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, url)::get)))
                .customize(configuration);
        return new Flyway(configuration).migrate().migrationsExecuted;
    }

    private static int number(Statement statement, String sql) throws Exception {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
