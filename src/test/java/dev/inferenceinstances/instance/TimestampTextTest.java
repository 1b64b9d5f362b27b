package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTextTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00:00.123Z, 2026-11-23 08:00:00.123000",
        "2026-11-23T08:00:00Z, 2026-11-23 08:00:00.000000",
        "2026-11-23T08:00:00.123456789Z, 2026-11-23 08:00:00.123456",
        "2026-01-01T00:00:00.000001Z, 2026-01-01 00:00:00.000001"
    })
    void aMomentIsWrittenInUtcWithSixDigits(Instant moment, String text) {
        assertThat(TimestampText.write(moment)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23 08:00:00.123000, 2026-11-23T08:00:00.123Z",
        "2026-11-23 08:00:00, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00.5, 2026-11-23T08:00:00.500Z",
        "2026-11-23 08:00:00.123456789, 2026-11-23T08:00:00.123456789Z",
        "2026-11-23, 2026-11-23T00:00:00Z",
        "2026-11-23 08:00, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00+01:00, 2026-11-23T07:00:00Z",
        "2026-11-23T08:00:00Z, 2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00.25Z, 2026-11-23T08:00:00.250Z",
        "2026-11-23 08:00:00+00:00, 2026-11-23T08:00:00Z",
        "2026-11-23 08:00:00.1+02:00, 2026-11-23T06:00:00.100Z",
        "2026-11-23 08:00:00-05:30, 2026-11-23T13:30:00Z"
    })
    void whatOtherProgramsWriteIsRead(String text, Instant moment) {
        assertThat(TimestampText.read(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1999-12-31T23:59:59.999999Z", "2026-03-29T02:30:00Z", "2038-01-19T03:14:08Z"})
    void whatIsWrittenIsRead(Instant moment) {
        assertThat(TimestampText.read(TimestampText.write(moment))).isEqualTo(moment);
    }

    @Test
    void noTextIsNoMoment() {
        assertThat(TimestampText.read(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-23", "2026-13-23 08:00:00", "2026-11-23 08", "1795420800"})
    void anyOtherTextIsNoMoment(String text) {
        assertThat(TimestampText.read(text)).isNull();
    }
}
