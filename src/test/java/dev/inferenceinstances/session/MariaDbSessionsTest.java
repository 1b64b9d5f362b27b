package dev.inferenceinstances.session;

import static dev.inferenceinstances.session.MySqlDetails.NO_LOCKS;
import static dev.inferenceinstances.session.MySqlDetails.NO_TRANSACTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RunsOn(TestDatabase.MARIADB)
@TestProfile(DatabaseProfile.MariaDb.class)
class MariaDbSessionsTest extends SessionsContract {

    MariaDbSessionsTest() {
        super(TestDatabase.MARIADB);
    }

    @Override
    List<String> rights() {
        return List.of("PROCESS ON *.*", "SELECT ON performance_schema.*");
    }

    @Override
    List<Phrase> stillUnknown() {
        return List.of(MySqlDetails.NO_TABLE_LOCKS_RECORDED);
    }

    @Override
    String limit(int connections) {
        return "ALTER USER app@127.0.0.1 WITH MAX_USER_CONNECTIONS " + connections;
    }

    @Override
    int unlimited() {
        return 0;
    }

    @Override
    String tableWait() {
        return "Waiting for table metadata lock";
    }

    /** It tells row locks only, unless performance_schema is on. */
    @Override
    boolean tellsWhoLocksTheTable() {
        return false;
    }

    @Test
    void thePoolHasNoNameAndTheRightsThatAreMissingAreNamed() {
        assertThat(sessions().getList("by_client.application_name")).containsOnlyNulls();
        assertThat(sessions().getList("unknown"))
                .contains(NO_TRANSACTIONS.in(Locale.ENGLISH), NO_LOCKS.in(Locale.ENGLISH));
    }
}
