package dev.inferenceinstances.datafile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.datafile.SqliteLibrary.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryTest {

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private String before;

    @BeforeEach
    void forget() {
        before = System.getProperty(SqliteLibrary.FOLDER);
        System.clearProperty(SqliteLibrary.FOLDER);
    }

    @AfterEach
    void restore() {
        System.clearProperty(SqliteLibrary.FOLDER);
        if (before != null) {
            System.setProperty(SqliteLibrary.FOLDER, before);
        }
    }

    @Test
    void whereTheSystemsFolderServesNothingIsSaid() {
        assertThat(load("null")).isEqualTo(new Loaded(true, ""));
        assertThat(asked).containsExactly("null");
    }

    @Test
    void whereItDoesNotTheLibraryIsUnpackedBesideTheDatabase() {
        Loaded outcome = load(folder.toString());
        assertThat(outcome.done()).isTrue();
        assertThat(outcome.sentence()).startsWith("SQLite's library was unpacked into " + folder);
        assertThat(System.getProperty(SqliteLibrary.FOLDER)).isEqualTo(folder.toString());
    }

    @Test
    void whereNoFolderServesTheOperatorIsToldWhatToSet() {
        Loaded outcome = load("nowhere");
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.sentence()).contains("-Dorg.sqlite.tmpdir=", "noexec");
        assertThat(asked)
                .containsExactly(
                        "null", folder.toString(), Path.of("").toAbsolutePath().toString());
    }

    @Test
    void aFolderThatWasAskedForIsTheOnlyOne() {
        System.setProperty(SqliteLibrary.FOLDER, "/asked");
        assertThat(load("nowhere").sentence()).contains("/asked");
        assertThat(asked).containsExactly("/asked");
    }

    /** @param serving the only folder that the library can be loaded from */
    private Loaded load(String serving) {
        return SqliteLibrary.load(Optional.of(folder.resolve("a.db")), () -> {
            String now = String.valueOf(System.getProperty(SqliteLibrary.FOLDER));
            asked.add(now);
            if (!now.equals(serving)) {
                throw new UnsatisfiedLinkError("failed to map segment");
            }
            return true;
        });
    }
}
