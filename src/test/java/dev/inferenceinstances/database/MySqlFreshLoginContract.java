package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.server.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements that MySQL and MariaDB have in common. */
abstract class MySqlFreshLoginContract extends FreshLoginContract {

    private static final String ABOVE = "above@'127.0.0.1'";

    private final DatabaseServer server;
    private final List<String> rights;

    /** @param rights some of which lift an account above {@code read_only} */
    MySqlFreshLoginContract(DatabaseServer server, List<String> rights) {
        super(server);
        this.server = server;
        this.rights = rights;
    }

    @Override
    final List<String> locking(boolean locked) {
        return List.of("ALTER USER app@'127.0.0.1' ACCOUNT " + (locked ? "LOCK" : "UNLOCK"));
    }

    @Override
    final List<String> readOnly(boolean readOnly) {
        return List.of("SET GLOBAL read_only = " + readOnly);
    }

    @Override
    final List<String> full(boolean full) {
        return List.of("ALTER USER app@'127.0.0.1' WITH MAX_USER_CONNECTIONS " + (full ? 1 : 0));
    }

    @Override
    final List<String> reader() {
        return List.of(
                "CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'reader'", "GRANT SELECT ON *.* TO reader@'127.0.0.1'");
    }

    @Override
    final List<String> reading(boolean allowed) {
        return allowed ? List.of() : List.of("DROP USER reader@'127.0.0.1'");
    }

    /** Which rights are above it differs between the two, and between their releases. */
    @Test
    void whoIsAboveReadOnlyIsToldAsItIs() throws SQLException {
        String url = server.createDatabase();
        try (Connection admin = server.admin(url)) {
            execute(admin, List.of("CREATE TABLE written (id INT)"));
            for (String right : rights) {
                execute(
                        admin,
                        List.of(
                                "CREATE USER %s IDENTIFIED BY 'above'".formatted(ABOVE),
                                "GRANT INSERT, %s ON *.* TO %s".formatted(right, ABOVE),
                                "SET GLOBAL read_only = true"));
                DatabaseProbe probe = probe(url.replaceFirst("//[^@]*@", "//above:above@"), false);
                try {
                    assertThat(probe.ask().readOnly()).as(right).isEqualTo(isRefusedAsReadOnly(probe));
                } finally {
                    probe.close();
                    execute(admin, readOnly(false));
                    execute(admin, List.of("DROP USER " + ABOVE));
                }
            }
        }
    }

    private static boolean isRefusedAsReadOnly(DatabaseProbe probe) {
        try {
            return probe.ask(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO written VALUES (1)") != 1;
                }
            });
        } catch (DatabaseFailureException e) {
            assertThat(e.kind()).isEqualTo(DatabaseFailure.READ_ONLY);
            return true;
        }
    }
}
