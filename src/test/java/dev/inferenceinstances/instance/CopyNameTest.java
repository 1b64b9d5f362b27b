package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyNameTest {

    /** The longest stem that leaves room for the suffix and a number within 255. */
    private static final int CUT = 242;

    private static final String FACE = "😀";

    @Test
    void aShortNameIsKeptWhole() {
        assertThat(CopyName.stem("bert")).isEqualTo("bert-copy");
        assertThat(CopyName.stem("bert-copy")).isEqualTo("bert-copy-copy");
    }

    @ParameterizedTest
    @ValueSource(ints = {CUT - 1, CUT, CUT + 1, 255})
    void aLongNameIsCutSoThatSuffixAndNumberFit(int length) {
        String stem = CopyName.stem("x".repeat(length));
        assertThat(stem).isEqualTo("x".repeat(Math.min(length, CUT)) + "-copy");
        assertThat(stem + "-9999999").hasSizeLessThanOrEqualTo(255);
    }

    @Test
    void aSurrogatePairIsNotCutInTwo() {
        assertThat(CopyName.stem("x".repeat(CUT - 1) + FACE)).isEqualTo("x".repeat(CUT - 1) + "-copy");
        assertThat(CopyName.stem("x".repeat(CUT - 2) + FACE + "y")).isEqualTo("x".repeat(CUT - 2) + FACE + "-copy");
        assertThat(CopyName.stem(FACE)).isEqualTo(FACE + "-copy");
    }

    @Test
    void theFirstFreeNameIsTaken() {
        assertThat(CopyName.free("bert-copy", names -> Set.of())).isEqualTo("bert-copy");
        assertThat(free("bert", "bert-copy-2")).isEqualTo("bert-copy");
        assertThat(free("bert-copy")).isEqualTo("bert-copy-2");
        assertThat(free("bert-copy", "bert-copy-2", "bert-copy-4")).isEqualTo("bert-copy-3");
    }

    @Test
    void manyNamesAreAskedForByTheFifty() {
        String[] taken = Stream.concat(
                        Stream.of("bert-copy"), IntStream.rangeClosed(2, 120).mapToObj(n -> "bert-copy-" + n))
                .toArray(String[]::new);
        assertThat(free(taken)).isEqualTo("bert-copy-121");
    }

    private static String free(String... taken) {
        return CopyName.free("bert-copy", names -> Set.of(taken));
    }
}
