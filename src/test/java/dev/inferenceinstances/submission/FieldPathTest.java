package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldPathTest {

    /** @param body holds an exclamation mark in the string that the parser stands at */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \"!\"} | name",
                "{\"name\": \"a\", \"envs\": {\"A\": \"!\"}} | envs",
                "{\"hosts\": [\"a\", \"!\"]} | hosts",
                "{\"envs\": {\"A\": [{\"B\": \"!\"}]}} | envs",
                "{\"envs\": {\"A\": \"b\"}, \"name\": \"!\"} | name",
                "[{\"name\": \"!\"}] | name",
                "[\"!\"] | body",
                "\"!\" | body"
            })
    void theFieldIsThatOfTheOutermostObject(String body, String field) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(body)) {
            do {
                parser.nextToken();
            } while (!"!".equals(parser.getText()));

            assertThat(FieldPath.of(parser)).isEqualTo(field);
        }
    }
}
