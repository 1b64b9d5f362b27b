package dev.inferenceinstances.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.testing.LogLines;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolMonitorTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final PoolHistory history = new PoolHistory();
    private final PoolMonitor monitor = new PoolMonitor(
            history, PoolSettings.read(new Settings(Map.of("POOL_NOT_READY_AFTER", "30")::get), false, false));
    private final LogLines log = LogLines.of(ShedNotice.class);

    @AfterEach
    void leave() {
        log.close();
    }

    @Test
    void eachSecondIsInTheHistory() {
        see(3, 0, 0, System.nanoTime());
        assertThat(history.seconds(Duration.ofMinutes(1), NOW))
                .singleElement()
                .satisfies(second -> assertThat(second.checkedOut()).isEqualTo(3));
    }

    @Test
    void aPoolThatIsExhaustedForLongIsNotReady() {
        long now = System.nanoTime();
        see(30, 1, 0, now - Duration.ofSeconds(29).toNanos());
        assertThat(monitor.exhaustedTooLong()).isFalse();
        see(29, 0, 0, now);
        see(30, 1, 0, now - Duration.ofSeconds(31).toNanos());
        assertThat(monitor.exhaustedTooLong()).isTrue();
        see(29, 0, 0, now);
        assertThat(monitor.exhaustedTooLong()).isFalse();
    }

    @Test
    void thatRequestsAreRefusedIsSaidWhenItBeginsAndWhenASecondHasPassedWithout() {
        see(30, 120, 0, 0);
        assertThat(log.texts()).isEmpty();
        see(30, 120, 5, 1);
        see(30, 120, 9, 2);
        see(3, 0, 9, 3);
        see(3, 0, 9, 4);
        assertThat(log.texts()).hasSize(2);
        assertThat(log.texts().get(0)).startsWith("WARN").contains("further requests are refused");
        assertThat(log.texts().get(1)).startsWith("INFO").contains("no longer refused");
    }

    private void see(int checkedOut, int waiting, long shed, long nanos) {
        PoolReading reading = new PoolReading(10, 20, false, 0, checkedOut, waiting, 0, 0, null, 0, null, 0, shed, 0);
        monitor.observe(
                reading, new PoolSample(NOW, checkedOut, checkedOut, 0, waiting, waiting, 0, 0, 0, Map.of()), nanos);
    }
}
