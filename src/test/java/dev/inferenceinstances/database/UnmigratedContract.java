package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.schema.SchemaPart;
import dev.inferenceinstances.schema.SchemaParts;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What is served of a database that takes no writes, and which no service has brought up to date before. */
abstract class UnmigratedContract {

    private final TestDatabase database;

    UnmigratedContract(TestDatabase database) {
        this.database = database;
    }

    /** A database without tables. */
    abstract String newDatabase();

    @Test
    void whatItsTablesLackIsOffAndSaid() {
        String url = newDatabase();
        flyway(url, "1").migrate();
        SchemaParts parts = start(url, true);
        assertThat(parts.off())
                .containsExactly(
                        off("History is off: its table inference_instances_history"),
                        off("Idempotency-Key is off: its table idempotency_keys"));
        assertThat(parts.has(SchemaPart.HISTORY)).isFalse();
        assertThatThrownBy(() -> parts.require(SchemaPart.HISTORY))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(501));
        assertThat(start(url, false).off()).isEmpty();
        assertThat(start(url, true).off()).isEmpty();
    }

    private static String off(String what) {
        return what
                + " is not there, and DB_READ_ONLY leaves the schema as it is; let a service without it bring the schema"
                + " up to date and restart the service";
    }

    private SchemaParts start(String url, boolean readOnly) {
        SchemaParts parts = new SchemaParts();
        SchemaMigration migration = new SchemaMigration(flyway(url, "latest"), new AccessMode(readOnly), parts);
        migration.run();
        assertThat(migration.done()).isTrue();
        return parts;
    }

    private Flyway flyway(String url, String version) {
        return Migrations.of(database.kind(), url, version);
    }
}
