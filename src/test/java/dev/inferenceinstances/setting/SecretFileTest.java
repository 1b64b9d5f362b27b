package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class SecretFileTest {

    private static final String KEY = "AUTH_PASSWORD";
    private static final String FILE_KEY = "AUTH_PASSWORD_FILE";
    private static final String MARKER = "s3cret-marker";

    @TempDir
    private Path folder;

    private final Map<String, String> values = new HashMap<>();
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("password");
        values.put(FILE_KEY, file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {MARKER, MARKER + "\n", MARKER + "\r\n"})
    void theLineEndBehindASecretIsNoPartOfIt(String text) throws IOException {
        write(text, "rw-------");
        Settings settings = settings();
        assertThat(settings.secret(KEY)).contains(MARKER);
        assertThat(settings.remarks()).isEmpty();
        assertThat(settings.keys()).contains(KEY, FILE_KEY);
    }

    @Test
    void quotesInTheFileAreRemarked() throws IOException {
        write("\"" + MARKER + "\"\n", "rw-------");
        Settings settings = settings();
        assertThat(settings.secret(KEY)).contains(MARKER);
        assertThat(settings.remarks())
                .containsExactly("AUTH_PASSWORD_FILE is used without the white space or quotes around it.");
    }

    @Test
    void whatAFileHoldsIsRefusedByTheNameOfTheFileAsWell() throws IOException {
        write(MARKER, "rw-------");
        assertThatThrownBy(() -> settings().secret(KEY, SecretFileTest::refuse))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("It is wrong. It stands in \"%s\", which AUTH_PASSWORD_FILE names.", file);
        values.put(KEY, MARKER);
        values.remove(FILE_KEY);
        assertThatThrownBy(() -> settings().secret(KEY, SecretFileTest::refuse)).hasMessage("It is wrong.");
    }

    private static String refuse(String secret) {
        throw new InvalidSettingException("It is wrong.");
    }

    /** Where the folder for temporary files lies in memory, as mounted secrets do, there is nothing to remark. */
    @Test
    void aFileThatAllMayReadIsUsedAndRemarked() throws IOException {
        write(MARKER, "rw-r--r--");
        Settings settings = settings();
        assertThat(settings.secret(KEY)).contains(MARKER);
        boolean inMemory = Files.getFileStore(file).type().equals("tmpfs");
        assertThat(String.join("", settings.remarks()))
                .isEqualTo(
                        inMemory
                                ? ""
                                : "AUTH_PASSWORD_FILE names \"%s\", which every user of this machine may read."
                                        .formatted(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n"})
    void anEmptyFileIsRefused(String text) throws IOException {
        write(text, "rw-------");
        assertRefused("AUTH_PASSWORD_FILE names \"%s\", which is empty.".formatted(file));
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertRefused("AUTH_PASSWORD_FILE names \"%s\", which is no file, or lies in a folder that may not be read."
                .formatted(file));
    }

    @Test
    void aFileThatHoldsNoSecretIsRefused() throws IOException {
        Files.write(file, new byte[] {'a', (byte) 0xFC});
        assertRefused(
                "AUTH_PASSWORD_FILE names \"%s\", which cannot be read as a text in UTF-8 by the user of this process."
                        .formatted(file));
        Files.write(file, new byte[70_000]);
        assertRefused(
                "AUTH_PASSWORD_FILE names \"%s\", which is larger than the 65536 bytes of a secret.".formatted(file));
    }

    @Test
    void bothFormsAreRefused() throws IOException {
        write(MARKER, "rw-------");
        values.put(KEY, MARKER);
        assertRefused("AUTH_PASSWORD and AUTH_PASSWORD_FILE are both set; set one of them.");
        values.put(KEY, " ");
        assertThat(settings().secret(KEY)).contains(MARKER);
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> settings().secret(KEY))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(sentence)
                .hasMessageNotContaining(MARKER);
    }

    private void write(String text, String mode) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private Settings settings() {
        return new Settings(values::get);
    }
}
