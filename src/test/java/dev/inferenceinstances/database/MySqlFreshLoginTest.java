package dev.inferenceinstances.database;

import dev.inferenceinstances.server.MySqlServer;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import java.util.List;

@RunsOn(TestDatabase.MYSQL)
class MySqlFreshLoginTest extends MySqlFreshLoginContract {

    MySqlFreshLoginTest() {
        super(new MySqlServer(), List.of("SUPER", "CONNECTION_ADMIN", "SELECT"));
    }
}
