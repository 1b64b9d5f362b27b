package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.failure.FirstStep;
import dev.inferenceinstances.schema.MakingRight;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlMigrationTest extends MigrationContract {
    PostgresqlMigrationTest() {
        super(TestDatabase.POSTGRESQL);
    }

    /** Flyway would find it out by trying for nine seconds. */
    @Test
    void aRightThatIsMissingIsAskedFor() throws SQLException {
        try (Connection connection = server.admin(server.createDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE clerk");
            assertThatThrownBy(() -> MakingRight.require(connection, "notes"))
                    .satisfies(refusal -> assertThat(FirstStep.of(refusal)).hasValue(FirstStep.NO_SCHEMA_RIGHTS));
            statement.execute("RESET ROLE");
            assertThatCode(() -> MakingRight.require(connection, "notes")).doesNotThrowAnyException();
            statement.execute("CREATE TABLE notes (note int)");
            statement.execute("SET ROLE clerk");
            assertThatCode(() -> MakingRight.require(connection, "notes"))
                    .as("nothing has to be made")
                    .doesNotThrowAnyException();
        }
    }
}
