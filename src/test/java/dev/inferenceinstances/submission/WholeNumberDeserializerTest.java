package dev.inferenceinstances.submission;

import static dev.inferenceinstances.submission.Orders.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.problem.FieldError;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberDeserializerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0 | 0",
                "-7 | -7",
                "2147483647 | 2147483647",
                "-2147483648 | -2147483648",
                "\"8\" | 8",
                "\" 8 \" | 8",
                "\"-8\" | -8",
            })
    void aWholeNumberIsReadAlsoFromAString(String json, int number) throws IOException {
        Submission<Order> submission = body(json);
        assertThat(submission.value().itemCount()).isEqualTo(number);
        assertThat(submission.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1.0",
                "1e2",
                "2147483648",
                "-2147483649",
                "99999999999999999999999999",
                "\"\"",
                "\"one\"",
                "\"0x10\"",
                "\"99999999999999999999999999\""
            })
    void anythingElseIsNotedInsteadOfCutOrRounded(String json) throws IOException {
        Submission<Order> submission = body(json);
        assertThat(submission.value().itemCount()).isNull();
        assertThat(submission.errors())
                .containsExactly(new FieldError("item_count", "must be a whole number of at most 32 bits"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[1]", "{\"a\": 1}"})
    void whatIsNoNumberAtAllIsNotedToo(String json) throws IOException {
        Submission<Order> submission = body(json);
        assertThat(submission.value().itemCount()).isNull();
        assertThat(submission.errors()).containsExactly(new FieldError("item_count", "must be a whole number"));
    }

    private static Submission<Order> body(String count) throws IOException {
        return read("{\"item_count\": %s, \"item_name\": \"disk\"}".formatted(count));
    }
}
