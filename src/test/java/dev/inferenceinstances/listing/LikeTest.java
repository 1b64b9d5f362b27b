package dev.inferenceinstances.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikeTest {

    @ParameterizedTest
    @CsvSource({"bert, bert", "'', ''", "100%, 100!%", "a_b, a!_b", "wow!, wow!!", "!%_, !!!%!_", "a\\b, a\\b"})
    void whatTheUserWroteStandsForItself(String text, String escaped) {
        assertThat(Like.contains(text)).isEqualTo("%" + escaped + "%");
        assertThat(Like.beginsWith(text)).isEqualTo(escaped + "%");
    }
}
