package dev.inferenceinstances.database;

import dev.inferenceinstances.server.PostgresServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.util.List;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlFreshLoginTest extends FreshLoginContract {

    PostgresqlFreshLoginTest() {
        super(new PostgresServer());
    }

    @Override
    List<String> locking(boolean locked) {
        return List.of("ALTER ROLE app " + (locked ? "NOLOGIN" : "LOGIN"));
    }

    @Override
    List<String> readOnly(boolean readOnly) {
        return List.of("ALTER ROLE app SET default_transaction_read_only TO " + readOnly);
    }

    @Override
    List<String> full(boolean full) {
        return List.of("ALTER ROLE app CONNECTION LIMIT " + (full ? 1 : -1));
    }

    @Override
    List<String> reader() {
        return List.of("CREATE ROLE reader LOGIN PASSWORD 'reader'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    }

    @Override
    List<String> reading(boolean allowed) {
        return List.of(
                allowed ? "GRANT SELECT ON inference_instances TO reader" : "DROP OWNED BY reader",
                allowed ? "SELECT 1" : "DROP ROLE reader");
    }
}
