package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReasoningTest {

    @Test
    void secondsThatAreLeftOutAreSaidFirst() {
        assertThat(first(new Load().leftOut(23))).startsWith("23 seconds are left out");
        assertThat(first(new Load())).doesNotContain("left out");
    }

    private static String first(Load load) {
        return SizingPolicy.advise(load.measured(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty())
                .reasoning()
                .get(0)
                .in(Locale.ENGLISH);
    }
}
