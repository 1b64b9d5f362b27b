package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIdTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 0, -1, 2_147_483_648L, Long.MAX_VALUE, Long.MIN_VALUE})
    void everyNumberOf64BitsIsRead(long id) {
        assertThat(RowId.parse(Long.toString(id))).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "abc", "1.5", "1e3", "٣", "9223372036854775808", "99999999999999999999", "0x10", " 1", "--1"
            })
    void anythingElseIsRefusedWithTheBounds(String id) {
        assertThatThrownBy(() -> RowId.parse(id)).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(422);
            assertThat(problem.getDetail()).isEqualTo("id must be a whole number from 1 to 9223372036854775807");
        });
    }
}
