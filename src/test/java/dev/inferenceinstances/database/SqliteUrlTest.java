package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.setting.InvalidSettingException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteUrlTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "sqlite:///registry.db, jdbc:sqlite:registry.db",
        "sqlite:///./registry.db, jdbc:sqlite:./registry.db",
        "sqlite+aiosqlite:///registry.db, jdbc:sqlite:registry.db",
        "sqlite:///my%20registry+1.db, jdbc:sqlite:my registry+1.db",
        "sqlite:///registry.db?check_same_thread=false, jdbc:sqlite:registry.db",
        "jdbc:sqlite:registry.db, jdbc:sqlite:registry.db",
        "jdbc:sqlite:registry.db?journal_mode=WAL, jdbc:sqlite:registry.db?journal_mode=WAL"
    })
    void threeSlashesLeadToARelativePath(String url, String jdbcUrl) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(parsed.inMemory()).isFalse();
        assertThat(parsed.user()).isEmpty();
        assertThat(parsed.password()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///", "sqlite+pysqlite:///", "jdbc:sqlite:"})
    void fourSlashesLeadToAnAbsolutePath(String before) {
        Path file = folder.resolve("registry.db");
        assertThat(DatabaseUrl.parse(before + file).jdbcUrl()).isEqualTo("jdbc:sqlite:" + file);
    }

    @Test
    void aFileUriOfTheDriverIsAccepted() {
        String url = "jdbc:sqlite:file:" + folder.resolve("registry.db") + "?mode=rwc";
        assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite://",
                "sqlite:///",
                "sqlite:///:memory:",
                "sqlite+pysqlite:///:memory:",
                "sqlite:///:memory:?check_same_thread=false",
                "jdbc:sqlite::memory:",
                "jdbc:sqlite:",
                "jdbc:sqlite:file::memory:?cache=shared"
            })
    void aDatabaseInMemoryIsSharedByItsConnections(String url) {
        DatabaseUrl parsed = DatabaseUrl.parse(url);
        assertThat(parsed.inMemory()).isTrue();
        assertThat(parsed.jdbcUrl()).isEqualTo("jdbc:sqlite:file::memory:?cache=shared");
    }

    @Test
    void aNamedDatabaseInMemoryIsKnownAsOne() {
        assertThat(DatabaseUrl.parse("jdbc:sqlite:file:registry?mode=memory&cache=shared")
                        .inMemory())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///", "jdbc:sqlite:"})
    void aFolderThatDoesNotExistIsNamed(String before) {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> DatabaseUrl.parse(before + missing.resolve("registry.db")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL names a file in the folder \"%s\", which does not exist; create it first.",
                        missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:registry.db", "sqlite:/registry.db", "sqlite://registry.db", "sqlite:"})
    void anotherNumberOfSlashesIsRefused(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("DATABASE_URL for SQLite must be sqlite:///relative/path or sqlite:////absolute/path.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///100%.db", "sqlite:///a%zzb.db", "sqlite:///a%00b.db"})
    void aPathThatCannotBeDecodedIsRefusedInASentence(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("DATABASE_URL ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite:///registry.db?mode=ro", "sqlite:////tmp/registry.db?a=b&immutable=1"})
    void aFileThatIsOnlyReadIsNotOpenedForWritesInstead(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "DATABASE_URL asks for a file that is only read; write jdbc:sqlite:file:/absolute/path?mode=ro.");
    }
}
