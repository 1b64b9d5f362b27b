package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrencyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 100_000})
    void aWholeNumber(int clients) {
        assertThat(Concurrency.parse(Integer.toString(clients))).hasValue(clients);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void noneUnlessAsked(String text) {
        assertThat(Concurrency.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100001", "1.5", "many", " 5", "99999999999999999999"})
    void anythingElseIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Concurrency.parse(text))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getDetail())
                                .isEqualTo("concurrency must be a whole number from 1 to 100000"));
    }
}
