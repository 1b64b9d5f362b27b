package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JudgementFailuresTest {

    private static final Supplier<String> FAILS = () -> {
        throw new IllegalStateException("no judgement");
    };

    private final JudgementFailures failures = new JudgementFailures();
    private final List<LogRecord> log = new ArrayList<>();
    private final Logger logger = Logger.getLogger(JudgementFailures.class.getName());
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {
            // every line is kept at once
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(listener);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(listener);
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
        assertThat(log).hasSize(2);
        assertThat(log.get(0).getThrown()).hasMessage("no judgement");
    }
}
