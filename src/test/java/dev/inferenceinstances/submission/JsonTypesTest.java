package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTypesTest {

    static List<Arguments> types() {
        return List.of(
                Arguments.of(Boolean.class, "true or false"),
                Arguments.of(Integer.class, "a whole number"),
                Arguments.of(Long.class, "a whole number"),
                Arguments.of(String.class, "a string"),
                Arguments.of(List.class, "a list"),
                Arguments.of(Set.class, "a list"),
                Arguments.of(Map.class, "an object whose values are strings"),
                Arguments.of(HashMap.class, "an object whose values are strings"),
                Arguments.of(Submission.class, "an object"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aTypeIsCalledWhatReadersOfJsonCallIt(Class<?> type, String name) {
        assertThat(JsonTypes.name(type)).isEqualTo(name);
    }
}
