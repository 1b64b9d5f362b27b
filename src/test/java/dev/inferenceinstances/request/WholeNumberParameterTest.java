package dev.inferenceinstances.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberParameterTest {

    private static final WholeNumberParameter CLIENTS = new WholeNumberParameter("concurrency", 1, 100_000);
    private static final WholeNumberParameter OVERFLOW = new WholeNumberParameter("max_overflow", 0, 1000);

    @ParameterizedTest
    @CsvSource({"1, 1", "300, 300", "100000, 100000", "000000000007, 7"})
    void aNumberInBounds(String text, int number) {
        assertThat(CLIENTS.parse(text)).hasValue(number);
    }

    @Test
    void zeroWhereItIsTheLeast() {
        assertThat(OVERFLOW.parse("0")).hasValue(0);
    }

    @Test
    void theLargestThatFitsIntoAnInt() {
        assertThat(new WholeNumberParameter("skip", 0, Integer.MAX_VALUE).parse("2147483647"))
                .hasValue(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void noneUnlessGiven(String text) {
        assertThat(CLIENTS.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "+5", "100001", "1.5", "many", " 5", "٣", "4294967297", "99999999999999999999"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> CLIENTS.parse(text)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).isEqualTo("concurrency must be a whole number from 1 to 100000");
        });
    }

    @Test
    void oneAnswerNamesAllThatIsWrong() {
        ParameterErrors errors = new ParameterErrors();
        assertThat(CLIENTS.parse("0", errors)).isEmpty();
        assertThat(OVERFLOW.parse("5", errors)).hasValue(5);
        assertThat(OVERFLOW.parse("ten", errors)).isEmpty();

        assertThatThrownBy(errors::throwIfAny)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail())
                                .isEqualTo("concurrency must be a whole number from 1 to 100000; "
                                        + "max_overflow must be a whole number from 0 to 1000"));
    }

    @Test
    void withoutAnErrorNothingIsRefused() {
        ParameterErrors errors = new ParameterErrors();
        CLIENTS.parse("1", errors);
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }
}
