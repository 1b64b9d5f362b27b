package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoredFieldsTest {

    @Test
    void theNamesAreSeparatedByCommas() {
        assertThat(IgnoredFields.header(List.of())).isEmpty();
        assertThat(IgnoredFields.header(List.of("id"))).isEqualTo("id");
        assertThat(IgnoredFields.header(List.of("created_at", "form-token", "id")))
                .isEqualTo("created_at, form-token, id");
    }

    @ParameterizedTest
    @CsvSource({"'a,b', a%2Cb", "ä, %C3%A4", "漢, %E6%BC%A2", "😀, %F0%9F%98%80", "'\"', %22", "100%, 100%25"})
    void whatAHeaderMayNotHoldIsEncoded(String name, String encoded) {
        assertThat(IgnoredFields.header(List.of(name))).isEqualTo(encoded);
    }

    @Test
    void noNameCanBeginAHeaderOfItsOwn() {
        assertThat(IgnoredFields.header(List.of("a\r\nSet-Cookie: b=c\0")))
                .startsWith("a%0D%0ASet-Cookie%3A")
                .matches("\\p{Graph}+");
    }

    @Test
    void aLongListIsCutAfterAWholeName() {
        String name = "n".repeat(99);
        String header = IgnoredFields.header(Collections.nCopies(1000, name));
        assertThat(header)
                .hasSizeBetween(3900, 4200)
                .startsWith(name + ", " + name)
                .endsWith(name + ", ...");
    }

    @Test
    void aNameThatIsTooLongByItselfIsLeftOut() {
        assertThat(IgnoredFields.header(List.of("n".repeat(5000)))).isEqualTo("...");
        assertThat(IgnoredFields.header(List.of("a", "漢".repeat(1000)))).isEqualTo("a, ...");
    }
}
