package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"name\": \"äßЖ漢😀\\u0000\"}", "\u0000", "\uFFFD"})
    void textInUtf8IsReadAsItIs(String text) {
        assertThat(BodyText.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
    }

    /** Longer than what is looked at at once. */
    @ParameterizedTest
    @ValueSource(ints = {8191, 8192, 8193, 40_000})
    void aFaultIsFoundBehindWhatOnlyLooksLikeOne(int before) {
        byte[] body = ("\uFFFD" + "ä".repeat(before) + "?").getBytes(StandardCharsets.UTF_8);
        body[body.length - 1] = (byte) 0xE9;
        assertThatThrownBy(() -> BodyText.of(body))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail())
                                .isEqualTo("The body is not UTF-8 from byte %d on".formatted(body.length)));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        assertThat(BodyText.of("\uFEFF{}\uFEFF".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("{}\uFEFF");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2261C0AF, 3, a slash in an over-long form",
        "C080, 1, NUL in an over-long form",
        "E08080, 1, a longer one",
        "F0808080, 1, the longest",
        "61EDA0BD, 2, half a surrogate pair",
        "EDA0BDEDB880, 1, a surrogate pair",
        "F4908080, 1, beyond the last character",
        "F888808080, 1, five bytes",
        "C3, 1, a character that is cut off",
        "7BE282, 2, another",
        "7BF09F98, 2, and another",
        "80, 1, a byte that continues nothing",
        "22E922, 2, Latin-1",
        "FFFE7B00, 1, UTF-16",
    })
    void otherBytesAreRefusedWithTheirPlace(String body, int place, String what) {
        assertThatThrownBy(() -> BodyText.of(HexFormat.of().parseHex(body)))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getDetail()).isEqualTo("The body is not UTF-8 from byte %d on".formatted(place));
                });
    }
}
