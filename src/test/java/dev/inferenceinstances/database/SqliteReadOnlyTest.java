package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.setting.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The probe says that a file of SQLite takes no writes before anybody writes. */
class SqliteReadOnlyTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void makeAFile() throws SQLException {
        file = folder.resolve("registry.db");
        execute("jdbc:sqlite:" + file, "CREATE TABLE t (a)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:sqlite:file:%s?mode=ro", "jdbc:sqlite:%s?open_mode=1", "jdbc:sqlite:file:%s?immutable=1"})
    void aFileThatIsOpenedForReadingAloneIsReadOnly(String form) {
        String url = form.formatted(file);
        assertRefused(url);
        assertThat(ask(url, false)).satisfies(word -> {
            assertThat(word.reachable()).isTrue();
            assertThat(word.writesMissing()).isTrue();
            assertThat(word.detail()).isEqualTo(DatabaseFailure.READ_ONLY.sentence());
        });
        assertThat(ask(url, true)).satisfies(word -> {
            assertThat(word.readOnly()).isTrue();
            assertThat(word.writesMissing()).as("when that is wanted").isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///%s", "jdbc:sqlite:file:%s?cache=private", "sqlite:///:memory:", "sqlite://"})
    void anyOtherTakesWrites(String form) {
        assertThat(ask(form.formatted(file), false).readOnly()).isFalse();
    }

    private static Reachability ask(String url, boolean wanted) {
        DatabaseProbe probe = new DatabaseProbe(
                DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, url)::get)),
                new AccessMode(wanted),
                new PoolerGuard(Duration.ofSeconds(10)),
                Clock.systemUTC());
        try {
            return probe.ask();
        } finally {
            probe.close();
        }
    }

    private static void assertRefused(String url) {
        assertThatThrownBy(() -> execute(url, "INSERT INTO t VALUES (1)"))
                .satisfies(error -> assertThat(DatabaseFailure.of(error)).isEqualTo(DatabaseFailure.READ_ONLY));
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
