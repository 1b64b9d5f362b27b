package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.server.DatabaseServer;
import dev.inferenceinstances.setting.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the probe tells of a server that keeps its old session or turns a new one away, and what a trial before the start tells of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FreshLoginContract {

    private final DatabaseServer server;
    private DatabaseProbe probe;

    FreshLoginContract(DatabaseServer server) {
        this.server = server;
    }

    /** The statements with which the superuser locks the account, and unlocks it. */
    abstract List<String> locking(boolean locked);

    /** The statements after which the server takes no writes, and takes them again. */
    abstract List<String> readOnly(boolean readOnly);

    /** The statements after which the account may have no further session, and may again. */
    abstract List<String> full(boolean full);

    /** The statements that make a user {@code reader}, who may read alone. */
    abstract List<String> reader();

    @BeforeAll
    void startServer() {
        server.start();
    }

    @BeforeEach
    void logIn() {
        probe = probe(server.databaseUrl(), false);
        assertThat(probe.ask().connected()).isTrue();
    }

    @AfterEach
    void logOut() {
        probe.close();
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @Test
    void aRefusedLoginIsSeenThoughTheOldSessionWorks() throws SQLException {
        List<String> unlock = locking(false);
        try (Connection admin = server.admin()) {
            execute(admin, locking(true));
            assertThat(probe.ask().connected()).as("the old session").isTrue();
            probe.doubt();
            Reachability refused = probe.ask();
            assertThat(refused.reachable()).isFalse();
            assertThat(refused.failure()).isEqualTo(DatabaseFailure.LOGIN_REFUSED);
            assertThat(probe.ask().reachable()).as("asked again").isFalse();
            execute(admin, unlock);
            assertThat(probe.ask().connected()).isTrue();
        }
    }

    @Test
    void aServerWithoutRoomIsNotAway() throws SQLException {
        try (Connection admin = server.admin()) {
            execute(admin, full(true));
            probe.doubt();
            assertThat(probe.ask().reachable()).isTrue();
            Connection session = probe.ask(connection -> connection);
            probe.doubt();
            assertThat(probe.ask().reachable()).isTrue();
            assertThat(probe.<Connection>ask(connection -> connection))
                    .as("kept, since there is no other")
                    .isSameAs(session);
            execute(admin, full(false));
            probe.doubt();
            assertThat(probe.ask().connected()).isTrue();
            assertThat(probe.<Connection>ask(connection -> connection)).isNotSameAs(session);
        }
    }

    @Test
    void aServerThatTakesNoWritesIsReadyWhereThatIsWanted() throws SQLException {
        DatabaseProbe wanting = probe(server.databaseUrl(), true);
        try (Connection admin = server.admin()) {
            execute(admin, readOnly(true));
            probe.doubt();
            Reachability unwanted = probe.ask();
            assertThat(unwanted.reachable()).isTrue();
            assertThat(unwanted.writesMissing()).isTrue();
            assertThat(unwanted.readOnly()).isTrue();
            Reachability wanted = wanting.ask();
            assertThat(wanted.writesMissing()).isFalse();
            assertThat(wanted.readOnly()).isTrue();
            execute(admin, readOnly(false));
            probe.doubt();
            assertThat(probe.ask().readOnly()).isFalse();
        } finally {
            wanting.close();
        }
    }

    @Test
    void aTrialLeavesNothingBehind() throws SQLException {
        String url = server.createDatabase();
        for (int i = 0; i < 2; i++) {
            DatabaseTrial trial = trial(url, false);
            assertThat(trial.usable()).isTrue();
            assertThat(trial.sentences()).hasSize(2);
            assertThat(trial.sentences().get(0)).startsWith("Logged in to ");
            assertThat(trial.sentences().get(1))
                    .isEqualTo("The table inference_instances is not there yet, and may be made.");
        }
        assertThat(trial(url, true).sentences())
                .contains("The table inference_instances is not there, and DB_READ_ONLY keeps it from being made.");
    }

    @Test
    void aTrialTellsWhatMayBeDone() throws SQLException {
        String url = server.createDatabase();
        String reading = url.replaceFirst("//[^@]*@", "//reader:reader@");
        try (Connection admin = server.admin(url)) {
            execute(admin, reader());
            assertRefused(reading, "The table inference_instances is not there, and may not be made: ");
            execute(admin, List.of("CREATE TABLE inference_instances (name VARCHAR(9))"));
            execute(admin, reading(true));
            assertRefused(reading, "The table inference_instances may be read, but INSERT fails: ");
            assertThat(trial(reading, true).sentences())
                    .contains("The table inference_instances is there, and may be read.");
            execute(admin, reading(false));
        }
        assertRefused(
                url.replaceFirst("//[^@]*@", "//app:wrong@"),
                "The database cannot be used: The server refuses the login");
    }

    /** The statements that let the reader read the tables that there are, or take the user away. */
    abstract List<String> reading(boolean allowed);

    private static void assertRefused(String url, String sentence) {
        DatabaseTrial trial = trial(url, false);
        assertThat(trial.usable()).isFalse();
        assertThat(trial.sentences()).last().asString().startsWith(sentence).endsWith(").");
    }

    static DatabaseTrial trial(String url, boolean readOnly) {
        return DatabaseTrial.of(settings(url), new AccessMode(readOnly));
    }

    private static DatabaseSettings settings(String url) {
        return DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, url)::get));
    }

    static DatabaseProbe probe(String url, boolean readOnly) {
        return new DatabaseProbe(
                settings(url), new AccessMode(readOnly), new PoolerGuard(Duration.ofSeconds(10)), Clock.systemUTC());
    }

    static void execute(Connection admin, List<String> statements) throws SQLException {
        for (String sql : statements) {
            try (Statement statement = admin.createStatement()) {
                statement.execute(sql);
            }
        }
    }
}
