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
    @ValueSource(strings = {"null", "[]", "[ ]", "", "{}", "\"\"", "\"urgent\"", "[\"urgent\", \"LOW\"]", "7"})
    void aRowWithoutPrioritiesHasAllFour(String stored) {
        assertThat(Priorities.orDefault(stored)).isEqualTo("[\"high\",\"normal\",\"low\",\"very_low\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"low\"]", "[\"low\", \"high\"]"})
    void aStoredListPassesAsItStands(String stored) {
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"low\"                                  | [\"low\"]",
                "very_low                                 | [\"very_low\"]",
                "\"low, high\"                            | [\"low\",\"high\"]",
                "\"[\\\"low\\\", \\\"very_low\\\"]\"        | [\"low\",\"very_low\"]",
                "[\"low\", 5, null]                      | [\"low\"]",
                "[\"urgent\", \"low\"]                  | [\"low\"]",
                "[\"high\", \"low                        | [\"high\",\"low\"]",
                "{\"low\": 1, \"high\": 2}                | [\"high\",\"low\"]",
                "\"{\\\"low\\\": 1, \\\"high\\\": 2}\"    | [\"low\",\"high\"]",
                "[{\"low\": 1, \"high\": 2}]              | [\"low\",\"high\"]",
                "{\"a\": \"very_low\", \"b\": \"very_low\"} | [\"very_low\"]"
            })
    void whatAnOldRowHoldsInsteadIsShownAsAList(String stored, String list) {
        assertThat(Priorities.orDefault(stored)).isEqualTo(list);
        assertThat(Priorities.withFirst(stored, "normal")).startsWith("[\"normal\"");
    }

    @Test
    void theWordsAreTheSameWhereverTheyStand() {
        List<String> words = List.of("high", "normal", "low", "very_low");
        assertThat(Priorities.KNOWN).hasSameElementsAs(words);
        assertThat(Priorities.PATTERN).isEqualTo(String.join("|", words));
        assertThat(Priorities.ALLOWED).isEqualTo("must be one of " + String.join(", ", words));
    }
}
