package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.util.List;

@RunsOn(TestDatabase.MYSQL)
class MySqlFreshLoginTest extends FreshLoginContract {

    MySqlFreshLoginTest() {
        super(new MySqlServer());
    }

    @Override
    List<String> locking(boolean locked) {
        return List.of("ALTER USER app@'127.0.0.1' ACCOUNT " + (locked ? "LOCK" : "UNLOCK"));
    }

    @Override
    List<String> readOnly(boolean readOnly) {
        return List.of("SET GLOBAL read_only = " + readOnly);
    }

    @Override
    List<String> full(boolean full) {
        return List.of("ALTER USER app@'127.0.0.1' WITH MAX_USER_CONNECTIONS " + (full ? 1 : 0));
    }

    @Override
    List<String> reader() {
        return List.of(
                "CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'reader'", "GRANT SELECT ON *.* TO reader@'127.0.0.1'");
    }

    @Override
    List<String> reading(boolean allowed) {
        return allowed ? List.of() : List.of("DROP USER reader@'127.0.0.1'");
    }
}
