package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.Timings;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final Lease lease = new Lease(
            System.nanoTime(),
            Thread.currentThread(),
            new HolderRegistry(new Timings(Clock.systemUTC())).named("GET /"),
            null,
            false,
            new Throwable("the borrow"));

    @Test
    void itKeepsTheNumberThatNoOtherHas() {
        Lease other = new Lease(System.nanoTime(), Thread.currentThread(), lease.holder(), null, false, null);
        assertThat(other.id()).isPositive().isEqualTo(other.id()).isNotEqualTo(lease.id());
    }

    @Test
    void itsStackIsTrimmedOnce() {
        assertThat(lease.stack()).isSameAs(lease.stack());
    }

    @Test
    void itIsReclaimedOnceAndWhoAsksAgainWaitsForTheSame() {
        CompletableFuture<Void> underWay = new CompletableFuture<>();
        assertThat(lease.reclaim(() -> underWay)).isSameAs(underWay);
        assertThat(lease.reclaim(() -> {
                    throw new IllegalStateException("begun twice");
                }))
                .isSameAs(underWay);
    }
}
