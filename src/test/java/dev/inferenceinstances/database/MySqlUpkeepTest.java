package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@RunsOn(TestDatabase.MYSQL)
@TestProfile(DatabaseProfile.MySql.class)
class MySqlUpkeepTest extends UpkeepContract {

    MySqlUpkeepTest() {
        super("mysql", "ALTER USER app@'127.0.0.1' ACCOUNT LOCK", "ALTER USER app@'127.0.0.1' ACCOUNT UNLOCK");
    }
}
