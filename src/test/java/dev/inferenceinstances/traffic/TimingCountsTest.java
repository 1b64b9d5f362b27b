package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimingCountsTest {

    private static final int EACH = 200_000;

    private final TimingCounts counts = new TimingCounts(TimingBuckets.bucket(1_000_000) + 1);
    private final Histogram moved = TimingSeries.emptyHistogram();

    @Test
    void everythingIsMovedOnce() {
        counts.add(0);
        counts.add(7);
        counts.add(1_000_000);
        counts.moveTo(moved);
        counts.add(7);
        counts.moveTo(moved);
        assertThat(moved.getCountAtValue(0)).isEqualTo(1);
        assertThat(moved.getCountAtValue(7)).isEqualTo(2);
        assertThat(moved.getCountAtValue(1_000_000)).isEqualTo(1);
        assertThat(moved.getTotalCount()).isEqualTo(4);
    }

    @Test
    void nothingIsLostThatIsAddedWhileCountsAreMoved() {
        CompletableFuture<Void> first = CompletableFuture.runAsync(this::addMany);
        CompletableFuture<Void> second = CompletableFuture.runAsync(this::addMany);
        CompletableFuture<Void> both = CompletableFuture.allOf(first, second);
        while (!both.isDone()) {
            counts.moveTo(moved);
        }
        both.join();
        counts.moveTo(moved);
        assertThat(moved.getTotalCount()).isEqualTo(2 * EACH);
    }

    private void addMany() {
        for (int i = 0; i < EACH; i++) {
            counts.add(i % 3);
        }
    }
}
