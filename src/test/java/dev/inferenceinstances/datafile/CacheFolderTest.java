package dev.inferenceinstances.datafile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.datafile.SqliteLibrary.Loaded;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void forget() {
        before = System.getProperty(CacheFolder.KEY);
        System.clearProperty(CacheFolder.KEY);
    }

    @AfterEach
    void restore() {
        System.clearProperty(CacheFolder.KEY);
        if (before != null) {
            System.setProperty(CacheFolder.KEY, before);
        }
    }

    @Test
    void theSystemsFolderIsLeftToVertx() {
        assertThat(settle(folder)).isEqualTo(new Loaded(true, ""));
        assertThat(System.getProperty(CacheFolder.KEY)).isNull();
    }

    @Test
    void whereItTakesNoFilesTheyAreKeptBesideTheDatabase() {
        Loaded outcome = settle(folder.resolve("nowhere"));
        assertThat(outcome.done()).isTrue();
        Path named = Path.of(System.getProperty(CacheFolder.KEY));
        assertThat(named).isEmptyDirectory().hasParent(folder);
        assertThat(outcome.sentence()).contains(named.toString(), "nowhere takes none");
    }

    /** Vert.x removes its folder when it ends, which is not to be that of another. */
    @Test
    void eachServiceHasAFolderOfItsOwn() {
        settle(folder.resolve("nowhere"));
        String first = System.getProperty(CacheFolder.KEY);
        System.clearProperty(CacheFolder.KEY);
        settle(folder.resolve("nowhere"));
        assertThat(System.getProperty(CacheFolder.KEY)).isNotEqualTo(first);
    }

    @Test
    void whatTheOperatorNamedIsKept() {
        System.setProperty(CacheFolder.KEY, "/named");
        assertThat(settle(folder.resolve("nowhere"))).isEqualTo(new Loaded(true, ""));
        assertThat(System.getProperty(CacheFolder.KEY)).isEqualTo("/named");
    }

    private Loaded settle(Path temporary) {
        return CacheFolder.settle(Optional.of(folder.resolve("a.db")), temporary);
    }
}
