package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimingBucketsTest {

    private static final long HOUR = 3_600_000_000L;

    private final Histogram histogram = TimingSeries.emptyHistogram();

    @Test
    void eachDurationThatAHistogramTellsApartHasTheNextNumber() {
        int bucket = 0;
        for (long micros = 0; micros <= HOUR; micros = histogram.nextNonEquivalentValue(micros)) {
            assertThat(TimingBuckets.bucket(micros)).isEqualTo(bucket);
            assertThat(TimingBuckets.bucket(histogram.highestEquivalentValue(micros)))
                    .isEqualTo(bucket);
            assertThat(TimingBuckets.micros(bucket)).isEqualTo(micros);
            bucket++;
        }
        assertThat(bucket).as("so many fit into a char").isBetween(3_000, (int) Character.MAX_VALUE);
    }
}
