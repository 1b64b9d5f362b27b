package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvsTest {

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"A\": \"1\"}", "{ \"B\":\"\\u00e4\" ,\"A\":\"\" }"})
    void anObjectPassesAsItStands(String stored) {
        assertThat(Envs.asObject(stored)).isEqualTo(stored);
    }

    @Test
    void anObjectAfterWhiteSpaceIsAnObject() {
        assertThat(Envs.asObject("\n {\"A\": \"1\"}").strip()).isEqualTo("{\"A\": \"1\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                   | {}",
                "[{}]                                 | {}",
                "[{\"A\": \"1\"}]                     | {\"A\":\"1\"}",
                "[{\"A\": \"1\"}, {\"B\": \"2\"}]     | {\"A\":\"1\",\"B\":\"2\"}",
                "[{\"A\": \"1\", \"B\": \"2\"}, {\"A\": \"3\"}] | {\"A\":\"3\",\"B\":\"2\"}",
                "\"{\\\"A\\\": \\\"1\\\"}\"               | {\"A\":\"1\"}",
                "\"[{\\\"A\\\": \\\"1\\\"}]\"             | {\"A\":\"1\"}",
                "[null, 7, {\"A\": \"1\"}]            | {\"A\":\"1\"}"
            })
    void aListIsMergedAndLaterEntriesWin(String stored, String object) {
        assertThat(Envs.asObject(stored)).isEqualTo(object);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "\"\"", ""})
    void whatHoldsNoVariablesIsAnEmptyObject(String stored) {
        assertThat(Envs.asObject(stored)).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"A\": 5, \"B\": 1.50, \"C\": true}      | {\"A\":\"5\",\"B\":\"1.5\",\"C\":\"true\"}",
                "{\"A\": \"1\", \"B\": null}           | {\"A\":\"1\"}",
                "{\"A\": {\"x\": [1, null]}, \"B\": []} | {\"A\":\"{\\\"x\\\":[1,null]}\",\"B\":\"[]\"}",
                "[{\"A\": \"1\"}, {\"A\": null}]       | {}"
            })
    void everyValueIsAText(String stored, String object) {
        assertThat(Envs.asObject(stored)).isEqualTo(object);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1", "{A=1", "{\"A\":\"1\"", "5", "\"text\"", "\"\\\"in\\\"\"", "\"{broken\"", "[1,2]"})
    void whatIsNoObjectHasNoVariables(String stored) {
        assertThat(Envs.asObject(stored)).isEqualTo("{}");
    }
}
