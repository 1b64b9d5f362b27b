package dev.inferenceinstances.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderSummaryTest {

    @Test
    void theHolderOfTheLongestHeldConnectionComesFirst() {
        HeldConnection retention = held("retention", 12_340);
        HeldConnection request = held("GET /a", 3_000);
        List<HolderSummary> holdings = HolderSummary.group(List.of(held("GET /a", 200), retention, request));
        assertThat(holdings)
                .containsExactly(
                        new HolderSummary("retention", 1, retention, 12_340),
                        new HolderSummary("GET /a", 2, request, 200));
        assertThat(holdings)
                .extracting(HolderSummary::phrase)
                .containsExactly("1 by retention for 12.3 s", "2 by GET /a for 0.2 to 3.0 s");
    }

    @Test
    void whereNothingIsHeldThereIsNoHolder() {
        assertThat(HolderSummary.group(List.of())).isEmpty();
    }

    private static HeldConnection held(String holder, long millis) {
        return new HeldConnection(
                1, millis, Instant.EPOCH, holder, null, null, "thread", false, null, LeaseState.IN_USE, null, true);
    }
}
