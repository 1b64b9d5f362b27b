package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.LogLines;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JudgementFailuresTest {

    private static final Supplier<String> FAILS = () -> {
        throw new IllegalStateException("no judgement");
    };

    private final JudgementFailures failures = new JudgementFailures();
    private final LogLines log = LogLines.of(JudgementFailures.class);

    @AfterEach
    void leave() {
        log.close();
    }

    @Test
    void whatFailsIsNamedUntilItWorksAgain() {
        assertThat(failures.guard("leak", FAILS, "none")).isEqualTo("none");
        failures.guard("busy", FAILS::get);
        assertThat(failures.names()).containsExactly("busy", "leak");
        assertThat(failures.guard("leak", () -> "found", "none")).isEqualTo("found");
        assertThat(failures.names()).containsExactly("busy");
    }

    @Test
    void itIsLoggedOnceAndOnceWhenItWorksAgain() {
        for (int second = 0; second < 3; second++) {
            failures.guard("leak", FAILS, "none");
        }
        failures.guard("leak", () -> "found", "none");
        failures.guard("leak", () -> "found", "none");
        assertThat(log.texts()).hasSize(2);
        assertThat(log.records().get(0).getThrown()).hasMessage("no judgement");
    }
}
