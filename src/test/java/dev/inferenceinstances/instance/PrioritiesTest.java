package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrioritiesTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "[]", "[ ]", ""})
    void aRowWithoutPrioritiesHasAllFour(String stored) {
        assertThat(Priorities.missing(stored)).isTrue();
        assertThat(Priorities.orDefault(stored)).isEqualTo("[\"high\",\"normal\",\"low\",\"very_low\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"low\"]", "[\"low\", \"high\"]"})
    void aStoredListPassesAsItStands(String stored) {
        assertThat(Priorities.missing(stored)).isFalse();
        assertThat(Priorities.orDefault(stored)).isSameAs(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"high\",\"normal\",\"low\",\"very_low\"] | high",
                "[\"very_low\", \"high\"]                   | very_low",
                "[ \"low\" ]                                | low"
            })
    void theFirstWordInTheListComesFirst(String stored, String first) {
        assertThat(Priorities.first(stored)).isEqualTo(first);
    }

    @Test
    void theFirstIsSearchedByHowTheListBegins() {
        assertThat(Priorities.firstIs("low")).isEqualTo("[\"low\"%");
        assertThat(Priorities.firstIs("very_low")).isEqualTo("[\"very!_low\"%");
    }

    @Test
    void theWordsAreTheSameWhereverTheyStand() {
        List<String> words = List.of("high", "normal", "low", "very_low");
        assertThat(Priorities.KNOWN).hasSameElementsAs(words);
        assertThat(Priorities.PATTERN).isEqualTo(String.join("|", words));
        assertThat(Priorities.ALLOWED).isEqualTo("must be one of " + String.join(", ", words));
    }
}
