package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondAttemptTest {

    private final Deque<String> states = new ArrayDeque<>();
    private int attempts;

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatRanIntoOthersIsBegunAgain(String state) {
        states.add(state);
        assertThat(SecondAttempt.of(this::write)).isEqualTo("written");
        assertThat(attempts).isEqualTo(2);
    }

    @Test
    void theSecondFailureIsTheCallers() {
        states.addAll(List.of("40P01", "40001", "40001"));
        assertThatThrownBy(() -> SecondAttempt.of(this::write)).hasRootCauseMessage("40001");
        assertThat(attempts).isEqualTo(2);
    }

    /** Another attempt would fail too, or nobody knows whether the first was done. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "08006", "25006", "57014", "55P03"})
    void nothingElseIsTriedAgain(String state) {
        states.add(state);
        assertThatThrownBy(() -> SecondAttempt.of(this::write)).hasRootCauseMessage(state);
        assertThat(attempts).isEqualTo(1);
    }

    @Test
    void whatSucceedsIsDoneOnce() {
        assertThat(SecondAttempt.of(this::write)).isEqualTo("written");
        assertThat(attempts).isEqualTo(1);
    }

    private String write() {
        attempts++;
        if (!states.isEmpty()) {
            String state = states.removeFirst();
            throw new IllegalStateException("at commit", new SQLException(state, state));
        }
        return "written";
    }
}
