package dev.inferenceinstances.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeakTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:00Z");

    @Test
    void theWorstOfAllReadingsIsKept() {
        PoolReading began = reading(5, 3, 10, 1);
        Peak peak = Peak.none().with(began, began).with(reading(4, 7, 12, 4), began);
        assertThat(peak).isEqualTo(new Peak(5, 7, 2, 2, 3));
    }

    @Test
    void whatWasBorrowedBetweenTwoReadingsCounts() {
        PoolSample second = new PoolSample(NOW, 4, 9, 0, 2, 8, 100, 0, 100, Map.of());
        assertThat(new Peak(5, 7, 2, 2, 3).with(second)).isEqualTo(new Peak(9, 8, 2, 2, 3));
    }

    private static PoolReading reading(int checkedOut, int waiting, long timeouts, long shed) {
        return new PoolReading(5, 5, false, 0, checkedOut, waiting, timeouts, 0, null, 0, null, 2, shed, 0);
    }
}
