package dev.inferenceinstances.datafile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLibraryCopyTest {

    @TempDir
    private Path folder;

    @Test
    void javaCanLoadWhatItUnpacks() throws Exception {
        Path library = SqliteLibraryCopy.unpack(folder.resolve("native"));

        assertThat(library).hasFileName(System.mapLibraryName("sqlitejdbc"));
        System.load(library.toString());
    }

    @Test
    void nothingIsOverwritten() throws Exception {
        SqliteLibraryCopy.unpack(folder);

        assertThatThrownBy(() -> SqliteLibraryCopy.unpack(folder)).isInstanceOf(FileAlreadyExistsException.class);
    }
}
