package dev.inferenceinstances.submission;

import static dev.inferenceinstances.submission.Orders.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.problem.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionReaderTest {

    @Test
    void everyFieldIsRead() throws IOException {
        Submission<Order> submission = read("""
                {"item_name": "disk", "item_count": 2, "urgent": true, "tags": ["a", "b"], "labels": {"k": "v"}}""");

        assertThat(submission.value()).isEqualTo(new Order("disk", 2, null, true, List.of("a", "b"), Map.of("k", "v")));
        assertThat(submission.errors()).isEmpty();
        assertThat(submission.ignored()).isEmpty();
    }

    @Test
    void whatIsNotSentIsNull() throws IOException {
        assertThat(read("{\"item_name\": null}").value()).isEqualTo(Order.of(null, null));
    }

    @Test
    void unknownKeysAreNamedInOrderWhateverTheyHold() throws IOException {
        Submission<Order> submission = read("""
                {"z": {"deep": [1, 2]}, "item_count": 2, "form-token": null, "created_at": "now"}""");

        assertThat(submission.value()).isEqualTo(Order.of(null, 2));
        assertThat(submission.ignored()).containsExactly("created_at", "form-token", "z");
        assertThat(submission.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"item_name\": {\"a\": 1}} | item_name | must be a string",
                "{\"item_name\": [\"a\"]} | item_name | must be a string",
                "{\"item_name\": \"a\\u0000\"} | item_name | " + StorableText.ALLOWED,
                "{\"item_count\": \"many\"} | item_count | must be a whole number from 1 to 9",
                "{\"item_count\": true} | item_count | must be a whole number",
                "{\"item_count\": {\"a\": 1}} | item_count | must be a whole number",
                "{\"urgent\": \"perhaps\"} | urgent | must be true or false",
                "{\"urgent\": []} | urgent | must be true or false",
                "{\"tags\": \"a\"} | tags | must be a list",
                "{\"tags\": {\"a\": 1}} | tags | must be a list",
                "{\"tags\": [\"a\", {}]} | tags | must be a string",
                "{\"labels\": [\"a\"]} | labels | must be an object whose values are strings",
                "{\"labels\": \"a\"} | labels | must be an object whose values are strings",
                "{\"labels\": {\"k\": \"\\uD83D\"}} | labels | " + StorableText.ALLOWED,
            })
    void aValueOfTheWrongTypeIsNotedUnderItsField(String body, String field, String message) throws IOException {
        assertThat(read(body).errors()).containsExactly(new FieldError(field, message));
    }

    @Test
    void theBodyIsReadToItsEndHoweverMuchIsWrong() throws IOException {
        Submission<Order> submission = read("""
                {"tags": 1, "item_count": 1.5, "more": 1, "urgent": {"a": [1]}, "item_name": "disk"}""");

        assertThat(submission.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("tags", "item_count", "urgent");
        assertThat(submission.value()).isEqualTo(Order.of("disk", null));
        assertThat(submission.ignored()).containsExactly("more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[{}]", "\"disk\"", "7", "true", "null"})
    void whatIsNoObjectIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).isEqualTo("body must be an object");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"item_count\": 1 | 1, column 17",
                "{\"item_count\": 1} {} | 1, column 19",
                "{\"item_count\": nope} | 1, column 16",
                "item_count=1 | 1, column 1",
            })
    void whatIsNoJsonIsRefusedWithThePlace(String body, String place) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getDetail()).isEqualTo("The body is not well-formed JSON (line %s)".formatted(place));
        });
    }

    @Test
    void theWordsOfTheParserAreNotShown() {
        assertThatThrownBy(() -> read("{\"item_name\": \"hidden}"))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail())
                                .startsWith("The body is not well-formed JSON")
                                .doesNotContain("hidden", "Jackson", "Stream"));
    }
}
