package dev.inferenceinstances.datafile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.datafile.DataFile.Whereabouts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

    @TempDir
    Path folder;

    private Path path;
    private DataFile file;

    @BeforeEach
    void create() throws IOException {
        path = Files.writeString(folder.resolve("a.db"), "one");
        file = new DataFile(path);
        file.opened();
    }

    @Test
    void oneThatIsWrittenToIsTheSame() throws IOException {
        Files.writeString(path, "more");
        assertThat(file.look()).isEqualTo(Whereabouts.SAME);
        file.opened();
        assertThat(file.replacements()).isZero();
    }

    @Test
    void oneThatAnotherIsMovedOverIsReplaced() throws IOException {
        Path other = Files.writeString(folder.resolve("b.db"), "one");
        try (InputStream open = Files.newInputStream(path)) {
            Files.move(other, path, StandardCopyOption.REPLACE_EXISTING);
            assertThat(open.read()).isEqualTo('o');
        }
        assertThat(file.look()).isEqualTo(Whereabouts.REPLACED);
        assertThat(file.replacements()).as("until it is opened").isZero();
        file.opened();
        assertThat(file.look()).isEqualTo(Whereabouts.SAME);
        assertThat(file.replacements()).isOne();
    }

    @Test
    void oneThatIsMovedAwayIsGoneUntilItIsBack() throws IOException {
        Path aside = folder.resolve("aside.db");
        Files.move(path, aside);
        assertThat(file.look()).isEqualTo(Whereabouts.GONE);
        Files.move(aside, path);
        assertThat(file.look()).isEqualTo(Whereabouts.SAME);
    }

    @Test
    void oneThatWasNeverSeenIsNotMissed() {
        assertThat(new DataFile(folder.resolve("none")).look()).isEqualTo(Whereabouts.SAME);
    }
}
