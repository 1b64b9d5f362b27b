package dev.inferenceinstances.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollationNoticeTest {

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4_general_ci", "utf8mb4_0900_ai_ci", "utf8mb4_0900_as_ci", "latin1_swedish_ci"})
    void aCollationThatTakesNamesThatDifferForOneIsCoarse(String collation) {
        assertThat(CollationNotice.isCoarse(collation)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf8mb4_bin", "utf8mb4_0900_bin", "utf8mb4_0900_as_cs", "latin1_bin"})
    void othersAreNot(String collation) {
        assertThat(CollationNotice.isCoarse(collation)).isFalse();
    }
}
