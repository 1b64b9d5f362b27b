package dev.inferenceinstances.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {

    @ParameterizedTest
    @CsvSource({
        "300, 99, NONE",
        "1, 100, LOW",
        "60, 999, LOW",
        "59, 1000, LOW",
        "60, 1000, MEDIUM",
        "240, 9999, MEDIUM",
        "239, 10000, MEDIUM",
        "240, 10000, HIGH"
    })
    void itGrowsWithTheHoldsAndTheTime(long seconds, long holds, Confidence confidence) {
        assertThat(Confidence.in(new Load().watched(seconds, holds).measured())).isEqualTo(confidence);
    }

    /** 300 seconds: from 15 on they matter. */
    @ParameterizedTest
    @CsvSource({"0, HIGH", "14, HIGH", "15, MEDIUM"})
    void saturationLowersIt(long seconds, Confidence confidence) {
        assertThat(Confidence.in(new Load().saturatedFor(seconds).measured())).isEqualTo(confidence);
    }

    @Test
    void aLeakLowersIt() {
        assertThat(Confidence.in(new Load().leaked(1).measured())).isEqualTo(Confidence.MEDIUM);
    }

    /** The load is 4, so that more than 6 are not accounted for. */
    @ParameterizedTest
    @CsvSource({"6, HIGH", "6.1, MEDIUM"})
    void whatIsHeldOnLowersIt(double meanBorrowed, Confidence confidence) {
        assertThat(Confidence.in(new Load().borrowed(meanBorrowed, 12).measured()))
                .isEqualTo(confidence);
    }

    @Test
    void eachDoubtIsOneStepButNoneIsLeftToTooFewHolds() {
        assertThat(Confidence.in(new Load().saturatedFor(300).leaked(1).measured()))
                .isEqualTo(Confidence.LOW);
        assertThat(Confidence.in(
                        new Load().saturatedFor(300).leaked(1).borrowed(9, 12).measured()))
                .isEqualTo(Confidence.LOW);
    }
}
