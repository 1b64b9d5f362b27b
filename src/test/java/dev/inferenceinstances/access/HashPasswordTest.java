package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashPasswordTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"pässwörd", "pässwörd\n", "pässwörd\r\nmore\n"})
    void theFirstLineIsHashedAndNothingElseIsPrinted(String input) {
        assertThat(run(input)).isZero();
        assertThat(PasswordHash.parse(out.toString().stripTrailing()))
                .hasValueSatisfying(hash -> assertThat(hash.matches("pässwörd")).isTrue());
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void anEmptyPasswordIsRefused(String input) {
        assertThat(run(input)).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualToIgnoringNewLines("The password is empty.");
    }

    @Test
    void aPasswordThatWouldBeCutShortIsRefused() {
        assertThat(run("ä".repeat(37))).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("The password is longer than the 72 bytes that bcrypt takes.");
    }

    private int run(String input) {
        return HashPassword.run(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
