package dev.inferenceinstances.server;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DatabaseServerTest {

    private static final String POSTGRES_SESSIONS =
            "SELECT count(*) FROM pg_stat_activity WHERE usename = 'app' AND datname = '%s'";
    private static final String MYSQL_SESSIONS =
            "SELECT count(*) FROM information_schema.processlist WHERE user = 'app' AND db = '%s'";

    @Nested
    class Postgres extends DatabaseServerContract {
        Postgres() {
            super(Optional.empty(), new PostgresServer(), POSTGRES_SESSIONS);
        }
    }

    @Nested
    class PostgresAsNobody extends DatabaseServerContract {
        PostgresAsNobody() {
            super(missing(Privileges.NOBODY), new PostgresServer(Privileges.NOBODY), POSTGRES_SESSIONS);
        }
    }

    @Nested
    class MariaDb extends DatabaseServerContract {
        MariaDb() {
            super(MariaDbServer.missing(), new MariaDbServer(), MYSQL_SESSIONS);
        }
    }

    @Nested
    class MySql extends DatabaseServerContract {
        MySql() {
            super(MySqlServer.missing(), new MySqlServer(), MYSQL_SESSIONS);
        }
    }

    @Test
    void failureToStartTellsWhatTheServerLogged() {
        PostgresServer server = new PostgresServer(0);
        IllegalStateException failure = assertThrows(IllegalStateException.class, server::start);
        assertTrue(failure.getMessage().contains("max_connections"), failure::getMessage);
    }

    private static Optional<String> missing(Privileges privileges) {
        return privileges.work() ? Optional.empty() : Optional.of("Nothing can be started as " + privileges + " here.");
    }
}
