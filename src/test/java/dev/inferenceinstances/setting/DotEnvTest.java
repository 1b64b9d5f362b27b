package dev.inferenceinstances.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {

    @TempDir
    private Path folder;

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstKey() throws IOException {
        assertThat(read("\uFEFFPORT=38111", StandardCharsets.UTF_8).values()).isEqualTo(Map.of("PORT", "38111"));
    }

    @Test
    void lettersOutsideAsciiAreRead() throws IOException {
        assertThat(read("A=Grüße, 你好 🎉", StandardCharsets.UTF_8).values()).isEqualTo(Map.of("A", "Grüße, 你好 🎉"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void anotherEncodingOfTwoBytesIsSaid(String charset) {
        assertThatThrownBy(() -> read("PORT=38111", Charset.forName(charset)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("%s is encoded as UTF-16; save it as UTF-8.", file());
    }

    @Test
    void theLineThatIsNoUtf8IsSaid() {
        assertThatThrownBy(() -> read("# ok: ü\n".replace("ü", "u") + "A=1\n# größer\n", StandardCharsets.ISO_8859_1))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("%s, line 3, has a letter that is not encoded as UTF-8; save the file as UTF-8.", file());
    }

    @Test
    void whatQuarkusWouldStumbleOverIsSaid() throws IOException {
        assertThatThrownBy(() -> read("A=1\nB=C:\\users\n", StandardCharsets.UTF_8))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage(
                        "%s, line 2, has a \\u that Quarkus cannot read; put the value in double quotes and write \\\\u.",
                        file());
        assertThat(read("# C:\\users\nB=\"C:\\\\users\"\n", StandardCharsets.UTF_8)
                        .values())
                .isEqualTo(Map.of("B", "C:\\users"));
    }

    @Test
    void withoutAFileThereIsNothing() {
        assertThat(DotEnv.read(folder, name -> null).values()).isEmpty();
        assertThat(DotEnv.read(file(), name -> null).values()).isEmpty();
    }

    @Test
    void whatIsIgnoredOrEmptyIsRemarked() {
        DotEnv file = DotEnvText.read("PORT: 38111\n\n# a\nA=${GONE}\nB=${GONE}\nexport\n", name -> null);
        assertThat(file.ignored()).isEqualTo(List.of(1, 6));
        assertThat(file.remarks(Set.of("A")))
                .containsExactly(
                        ".env refers in A to ${GONE}, which is not set, so that nothing stands there.",
                        ".env, line 1, is no assignment and is ignored.",
                        ".env, line 6, is no assignment and is ignored.");
    }

    private DotEnv read(String text, Charset charset) throws IOException {
        return DotEnv.read(Files.write(file(), text.getBytes(charset)), name -> null);
    }

    private Path file() {
        return folder.resolve(".env");
    }
}
