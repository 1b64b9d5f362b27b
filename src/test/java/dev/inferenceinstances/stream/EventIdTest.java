package dev.inferenceinstances.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {

    @Test
    void isReadAsItIsWritten() {
        EventId id = new EventId(1_795_686_000_000L, 17);
        assertThat(id).hasToString("1795686000000-17");
        assertThat(EventId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "17", "-17", "1-", "1-2-3", "a-1", "1--2", "9999999999999999999-1", "１-１"})
    void anythingElseIsNoId(String text) {
        assertThat(EventId.parse(text)).isEmpty();
    }
}
