package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.schema.SchemaParts;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the schema comes to be where several services start at once, and where the account lacks rights. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigrationContract {

    private static final int SERVICES = 3;
    private static final Pattern STATEMENT = Pattern.compile("let who may run (.*?) and restart the service");

    /** An account that is given nothing but what a test grants it. */
    private static final String CLERK = "clerk";

    private static final List<String> OWN_COLUMNS = List.of("changed_fields", "changed_by", "request_id");

    private final TestDatabase database;
    final DatabaseServer server;

    MigrationContract(TestDatabase database) {
        this.database = database;
        this.server = database.server().orElseThrow();
    }

    @BeforeAll
    void startServer() throws SQLException {
        server.start();
        String login = isPostgresql() ? "CREATE ROLE clerk LOGIN PASSWORD 'c'" : "CREATE USER clerk IDENTIFIED BY 'c'";
        execute(server.databaseUrl(), List.of(login));
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void servicesThatStartAtOnceApplyEachMigrationOnce() throws Exception {
        String url = server.createDatabase();
        ExecutorService services = Executors.newFixedThreadPool(SERVICES);
        try {
            List<Future<SchemaMigration>> starts = new ArrayList<>();
            for (int service = 0; service < SERVICES; service++) {
                starts.add(services.submit(() -> startAs(url)));
            }
            for (Future<SchemaMigration> start : starts) {
                assertThat(start.get(2, TimeUnit.MINUTES).off()).isEmpty();
            }
        } finally {
            services.shutdownNow();
        }
        assertThat(notes(url, "success AND type = 'SQL'"))
                .isEqualTo(flyway(url, "latest").info().all().length - notes(url, "type = 'BASELINE'"));
        assertThat(notes(url, "NOT success")).isZero();
    }

    @Test
    void whatAnEarlierBuildMigratedByOtherWordsIsTaken() throws SQLException {
        String url = server.createDatabase();
        flyway(url, "2").migrate();
        execute(url, List.of("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'"));
        assertThat(startAs(url).off()).isEmpty();
    }

    @Test
    void whoMayNotMakeTablesIsServedWithoutThem() throws SQLException {
        String url = registryAlone("1");
        grantRegistry(url);
        List<String> off = start(url).off();
        assertThat(off)
                .hasSize(2)
                .allMatch(sentence -> sentence.contains("is not there, and this account may not make it"))
                .allMatch(sentence -> !sentence.contains(CLERK));
        if (!isPostgresql()) {
            // these keep what a migration made before it was broken off, and note its failure
            execute(url, List.of("GRANT CREATE ON %s.* TO clerk".formatted(name(url))));
            assertThat(start(url).off()).singleElement().asString().startsWith("Idempotency-Key is off");
            assertThat(notes(url, "NOT success")).isEqualTo(1);
        }
        assertGranting(url);
        assertThat(notes(url, "NOT success")).isZero();
    }

    /** As that of the earlier service, which another account owns. */
    @Test
    void aHistoryThatMayNotBeChangedIsLeftAlone() throws SQLException {
        String url = registryAlone("2");
        execute(
                url,
                OWN_COLUMNS.stream()
                        .map(column -> "ALTER TABLE inference_instances_history DROP COLUMN " + column)
                        .toList());
        grantRegistry(url);
        grant(url, "SELECT, INSERT", "inference_instances_history");
        assertThat(start(url).off().get(0))
                .startsWith("History is off: columns of its table inference_instances_history are not there");
        assertGranting(url);
    }

    @Test
    void whoMayNotUseTablesThatAreThereIsServedWithoutThem() throws SQLException {
        String url = server.createDatabase();
        flyway(url, "latest").migrate();
        grant(url, "SELECT, INSERT, UPDATE, DELETE", "inference_instances");
        assertThat(FreshLoginContract.trial(ofClerk(url), false).sentences())
                .last()
                .isEqualTo("The table inference_instances is there, and may be read and written.");
        assertThat(start(url).off())
                .containsExactly(
                        "History is off: this account lacks rights to its table inference_instances_history;"
                                + " let who may run " + granting("SELECT, INSERT", "inference_instances_history")
                                + " and restart the service",
                        "Idempotency-Key is off: this account lacks rights to its table idempotency_keys;"
                                + " let who may run "
                                + granting("SELECT, INSERT, UPDATE, DELETE", "idempotency_keys")
                                + " and restart the service");
        assertGranting(url);
    }

    @Test
    void withoutARegistryThereIsNothingToServe() throws SQLException {
        String url = server.createDatabase();
        if (!isPostgresql()) {
            grantRegistry(url);
        }
        assertThatThrownBy(() -> start(url)).isInstanceOf(RuntimeException.class);
    }

    /** Runs what the log says. */
    private void assertGranting(String url) throws SQLException {
        try (LogLines log = LogLines.of(SchemaParts.class)) {
            start(url);
            execute(
                    url,
                    log.texts().stream()
                            .flatMap(line -> STATEMENT.matcher(line).results())
                            .map((MatchResult match) -> match.group(1))
                            .toList());
        }
        assertThat(start(url).off()).isEmpty();
    }

    private SchemaMigration start(String url) {
        return startAs(ofClerk(url));
    }

    private static String ofClerk(String url) {
        return url.replaceFirst("//[^@]+@", "//clerk:c@");
    }

    SchemaMigration startAs(String url) {
        SchemaMigration migration =
                new SchemaMigration(flyway(url, "latest"), new AccessMode(false), new SchemaParts());
        migration.run();
        assertThat(migration.done()).isTrue();
        return migration;
    }

    /** As the earlier service would leave it behind, without Flyway's notes. */
    private String registryAlone(String version) throws SQLException {
        String url = server.createDatabase();
        flyway(url, version).migrate();
        execute(url, List.of("DROP TABLE flyway_schema_history"));
        return url;
    }

    private void grantRegistry(String url) throws SQLException {
        if (isPostgresql()) {
            grant(url, "SELECT, INSERT, UPDATE, DELETE", "inference_instances");
        } else {
            grant(url, "SELECT, INSERT, UPDATE, DELETE", "*");
        }
    }

    private void grant(String url, String rights, String table) throws SQLException {
        String place = isPostgresql() ? table : name(url) + "." + table;
        execute(url, List.of("GRANT %s ON %s TO clerk".formatted(rights, place)));
    }

    private String granting(String rights, String table) {
        return isPostgresql()
                ? "GRANT %s ON %s TO <account>".formatted(rights, table)
                : "GRANT CREATE, %s ON <database>.%s TO <account>".formatted(rights, table);
    }

    private int notes(String url, String condition) throws SQLException {
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT count(*) FROM flyway_schema_history WHERE " + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void execute(String url, List<String> statements) throws SQLException {
        try (Connection admin = server.admin(url);
                Statement statement = admin.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    Flyway flyway(String url, String version) {
        return Migrations.of(database.kind(), url, version);
    }

    private boolean isPostgresql() {
        return database.kind().equals("postgresql");
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
