package dev.inferenceinstances.submission;

import static dev.inferenceinstances.submission.Orders.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.problem.FieldError;
import java.io.IOException;
import org.junit.jupiter.api.Test;
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
                "2.0 | 2",
                "-2.000 | -2",
                "1e2 | 100",
                "1E+2 | 100",
                "2.5e1 | 25",
                "100e-2 | 1",
                "0e999999999 | 0",
                "2147483647.0 | 2147483647",
                "\"2.0\" | 2",
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
                "2.0000000001",
                "1e-2",
                "1e10",
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "1e99999999999",
                "\"1e\"",
                "\"2.\"",
                "\".5\"",
                "\"\u0662\"",
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
                .containsExactly(new FieldError("item_count", "must be a whole number from 1 to 9"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 1_000_000})
    void aNumberOfManyDigitsIsNotedAtOnce(int digits) throws IOException {
        Submission<Order> submission = body("9".repeat(digits));
        assertThat(submission.errors())
                .containsExactly(new FieldError("item_count", "must be a whole number from 1 to 9"));
    }

    /** What was sent as null is looked for in a way that converts no number. */
    @Test
    void besideANullToo() throws IOException {
        Submission<Order> submission =
                read("{\"item_name\": null, \"item_name\": \"disk\", \"item_id\": null, \"other\": [{\"a\": null}, %s]}"
                        .formatted("9".repeat(1_000_000)));
        assertThat(submission.errors()).isEmpty();
        assertThat(submission.emptied()).containsExactly("item_id");
    }

    @ParameterizedTest
    @CsvSource({"9223372036854775807, 9223372036854775807", "-9.223372036854775808e18, -9223372036854775808"})
    void aNumberOf64BitsIsReadWhereTheFieldTakesIt(String json, long number) throws IOException {
        assertThat(read("{\"item_id\": %s}".formatted(json)).value().itemId()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "1e19", "0.5"})
    void theBoundsOfAFieldWithoutAnyAreThoseOfItsType(String json) throws IOException {
        assertThat(read("{\"item_id\": %s}".formatted(json)).errors())
                .containsExactly(new FieldError(
                        "item_id", "must be a whole number from -9223372036854775808 to 9223372036854775807"));
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
