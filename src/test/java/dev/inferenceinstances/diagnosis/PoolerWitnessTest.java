package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.PoolerLinks;
import dev.inferenceinstances.session.PoolerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolerWitnessTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final List<Instant> vouched = new ArrayList<>();
    private final PoolerWitness witness = new PoolerWitness(vouched::add);

    @Test
    void itVouchesForAServerThatCompletesTransactionsWhileThePoolerIsFull() {
        hear(0, 5, 10);
        assertThat(vouched).as("nothing is known to have been completed").isEmpty();
        hear(1, 5, 11);
        hear(16, 5, 11);
        assertThat(vouched).containsExactly(START.plusSeconds(6), START.plusSeconds(21));
    }

    @Test
    void notForOneThatCompletesNothingAnyMore() {
        hear(0, 5, 10);
        hear(1, 5, 11);
        vouched.clear();
        hear(17, 5, 11);
        assertThat(vouched).isEmpty();
    }

    @Test
    void notWhereNobodyWaitsInThePooler() {
        hear(0, 0, 10);
        hear(1, 0, 11);
        assertThat(vouched).isEmpty();
    }

    private void hear(int second, int waiting, long completed) {
        witness.heard(new PoolerView(
                "1.18.0",
                "transaction",
                4,
                4,
                0,
                waiting,
                1500,
                40,
                100,
                120_000,
                false,
                completed,
                new PoolerLinks(Map.of(), 0),
                START.plusSeconds(second)));
    }
}
