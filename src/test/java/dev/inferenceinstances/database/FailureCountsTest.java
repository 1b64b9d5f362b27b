package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FailureCountsTest {

    private Instant now = Instant.parse("2026-01-02T03:04:00Z");
    private final FailureCounts counts = new FailureCounts(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void failuresAreCountedByKind() {
        counts.add(DatabaseFailure.TOO_MANY_CONNECTIONS);
        counts.add(DatabaseFailure.TOO_MANY_CONNECTIONS);
        counts.add(DatabaseFailure.UNREACHABLE);
        assertThat(counts.lastMinute(DatabaseFailure.TOO_MANY_CONNECTIONS)).isEqualTo(2);
        assertThat(counts.lastMinute(DatabaseFailure.UNREACHABLE)).isOne();
        assertThat(counts.lastMinute(DatabaseFailure.BUSY)).isZero();
    }

    @Test
    void whatIsOlderThanAMinuteIsForgotten() {
        counts.add(DatabaseFailure.UNREACHABLE);
        now = now.plusSeconds(59);
        counts.add(DatabaseFailure.UNREACHABLE);
        assertThat(counts.lastMinute(DatabaseFailure.UNREACHABLE)).isEqualTo(2);
        now = now.plusSeconds(1);
        assertThat(counts.lastMinute(DatabaseFailure.UNREACHABLE)).isOne();
    }

    @Test
    void theSameSecondOfTheNextMinuteBeginsAnew() {
        counts.add(DatabaseFailure.UNREACHABLE);
        now = now.plusSeconds(60);
        counts.add(DatabaseFailure.UNREACHABLE);
        assertThat(counts.lastMinute(DatabaseFailure.UNREACHABLE)).isOne();
    }

    @Test
    void whatWasCountedBeforeTheClockWasSetBackIsForgotten() {
        counts.add(DatabaseFailure.TOO_MANY_CONNECTIONS);
        now = now.minusSeconds(3590);
        assertThat(counts.lastMinute(DatabaseFailure.TOO_MANY_CONNECTIONS)).isZero();
        counts.add(DatabaseFailure.TOO_MANY_CONNECTIONS);
        assertThat(counts.lastMinute(DatabaseFailure.TOO_MANY_CONNECTIONS)).isOne();
    }
}
