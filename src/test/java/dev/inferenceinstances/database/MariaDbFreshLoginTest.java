package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MariaDbServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.util.List;

@RunsOn(TestDatabase.MARIADB)
class MariaDbFreshLoginTest extends MySqlFreshLoginContract {

    MariaDbFreshLoginTest() {
        super(new MariaDbServer(), List.of("SUPER", "READ_ONLY ADMIN", "CONNECTION ADMIN", "SELECT"));
    }
}
