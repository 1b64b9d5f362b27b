package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.lease.ConnectionsReport.Held;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTest {

    @Test
    void theHolderOfTheLongestHeldConnectionComesFirst() {
        List<Holding> holdings =
                Holding.group(List.of(held("GET /a", 200), held("retention", 12_340), held("GET /a", 3_000)));
        assertThat(holdings)
                .containsExactly(new Holding("retention", 1, 12_340, 12_340), new Holding("GET /a", 2, 3_000, 200));
        assertThat(holdings)
                .extracting(Holding::phrase)
                .containsExactly("1 by retention for 12.3 s", "2 by GET /a for 0.2 to 3.0 s");
    }

    @Test
    void whereNothingIsHeldThereIsNoHolder() {
        assertThat(Holding.group(List.of())).isEmpty();
    }

    private static Held held(String holder, long millis) {
        return new Held(1, millis, Instant.EPOCH, holder, null, "thread", false, null, LeaseState.IN_USE, null, true);
    }
}
