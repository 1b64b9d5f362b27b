package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On SQLite; what it says of servers is a part of {@link FreshLoginContract}. */
class DatabaseTrialTest {

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsNotThereIsNotMade() {
        Path file = folder.resolve("new.db");
        DatabaseTrial trial = trial("sqlite:///" + file);
        assertThat(trial.usable()).isTrue();
        assertThat(trial.sentences())
                .containsExactly("The file \"%s\" is not there yet, and will be made.".formatted(file));
        assertThat(file).doesNotExist();
    }

    @Test
    void anEmptyFileMayGetTheTable() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));
        assertUsable("sqlite:///" + file);
        assertThat(file).isEmptyFile();
    }

    @Test
    void aDatabaseInMemoryMayGetTheTable() {
        assertUsable("sqlite://");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("text.db"), "no database, but a text that is long enough");
        DatabaseTrial trial = trial("sqlite:///" + file);
        assertThat(trial.usable()).isFalse();
        assertThat(String.join("", trial.sentences())).doesNotContain("Exception");
    }

    private static void assertUsable(String url) {
        DatabaseTrial trial = trial(url);
        assertThat(trial.sentences())
                .last()
                .isEqualTo("The table inference_instances is not there yet, and may be made.");
        assertThat(trial.usable()).isTrue();
    }

    private static DatabaseTrial trial(String url) {
        return DatabaseTrial.of(
                DatabaseSettings.read(new Settings(Map.of("DATABASE_URL", url)::get)), new AccessMode(false));
    }
}
