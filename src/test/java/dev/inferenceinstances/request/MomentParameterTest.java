package dev.inferenceinstances.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentParameterTest {

    private static final MomentParameter FROM = new MomentParameter("start_date", false);
    private static final MomentParameter TO = new MomentParameter("end_date", true);

    private final ParameterErrors errors = new ParameterErrors();

    @ParameterizedTest
    @CsvSource({
        "2026-11-28, 2026-11-28T00:00:00Z, 2026-11-28T23:59:59.999999Z",
        "2026-11-28T08:30, 2026-11-28T08:30:00Z, 2026-11-28T08:30:00Z",
        "2026-11-28 08:30:01, 2026-11-28T08:30:01Z, 2026-11-28T08:30:01Z",
        "2026-11-28T08:30:01.25Z, 2026-11-28T08:30:01.25Z, 2026-11-28T08:30:01.25Z",
        "2026-11-28T08:30:01+08:00, 2026-11-28T00:30:01Z, 2026-11-28T00:30:01Z",
        "2026-11-28T08:30:01 08:00, 2026-11-28T00:30:01Z, 2026-11-28T00:30:01Z",
    })
    void aDayOrATimeIsAMoment(String text, Instant from, Instant to) {
        assertThat(FROM.parse(text, errors)).contains(from);
        assertThat(TO.parse(text, errors)).contains(to);
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void nothingIsNoMoment(String text) {
        assertThat(FROM.parse(text, errors)).isEmpty();
        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-13-01",
                "2026-11-28T25:00",
                "08:30",
                "1764316800",
                "+10000-01-01",
                "-0001-01-01",
                "0000-12-31"
            })
    void anythingElseIsRefused(String text) {
        assertThat(FROM.parse(text, errors)).isEmpty();
        assertThatThrownBy(errors::throwIfAny)
                .hasMessageContaining("start_date must be a day or a time such as 2026-11-28");
    }
}
