package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.Timings;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class HolderRegistryTest {

    private final HolderRegistry holders = new HolderRegistry(new Timings(Clock.systemUTC()));
    private final Suspicion suspicion = new Suspicion(holders);

    @Test
    void oneNameIsOneHolder() {
        assertThat(holders.named("GET /a")).isSameAs(holders.named("GET /a")).isNotSameAs(holders.named("GET /b"));
    }

    @Test
    void namesCannotFillTheMemory() {
        for (int i = 0; i < 10_000; i++) {
            holders.named("task " + i);
        }
        assertThat(holders.all()).hasSize(HolderRegistry.MOST + 1);
        assertThat(holders.named("one more").name()).isEqualTo("(others)");
        assertThat(holders.named("task 0").name()).isEqualTo("task 0");
    }

    @Test
    void suspicionLastsForAWhile() {
        Holder holder = holders.named("GET /a");
        assertThat(holder.suspected(0)).isFalse();
        suspicion.suspect(holder, 0);
        assertThat(holder.suspected(Suspicion.LASTS_NANOS - 1)).isTrue();
        assertThat(holder.suspected(Suspicion.LASTS_NANOS)).isFalse();
    }

    @Test
    void onlySoManyAreUnderSuspicionAtOnce() {
        for (int i = 0; i < Suspicion.MOST; i++) {
            suspicion.suspect(holders.named("task " + i), 0);
        }
        Holder oneMore = holders.named("one more");
        suspicion.suspect(oneMore, 1);
        assertThat(oneMore.suspected(1)).isFalse();
        suspicion.suspect(oneMore, Suspicion.LASTS_NANOS);
        assertThat(oneMore.suspected(Suspicion.LASTS_NANOS)).isTrue();
    }
}
