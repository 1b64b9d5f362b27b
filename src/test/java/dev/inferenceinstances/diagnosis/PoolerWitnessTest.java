package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.database.PoolerLinks;
import dev.inferenceinstances.session.PoolerView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolerWitnessTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final List<Instant> vouched = new ArrayList<>();
    private final List<Instant> missed = new ArrayList<>();
    private final PoolerWitness witness = new PoolerWitness(vouched::add, missed::add);

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

    /** A pooler that is cold has none either, and one that shares a bound with others may have to wait for theirs. */
    @ParameterizedTest
    @CsvSource({"false, 2, 1500, true", "true, 2, 1500, false", "false, 2, 900, false", "false, 0, 0, false"})
    void itMissesTheServerWhereClientsWaitAndThereIsNoSessionOfIt(
            boolean connected, int waiting, long longest, boolean missing) {
        witness.heard(view(0, 0, connected, waiting, longest, 10));
        assertThat(missed).isEqualTo(missing ? List.of(START.plusSeconds(5)) : List.of());
        assertThat(vouched).isEmpty();
    }

    /** Of clients that it does not let log in before it has a server, PgBouncer tells no wait. */
    @Test
    void itMissesTheServerWhereThePoolerLacksOneTwiceInARow() {
        lack(0, 10);
        lack(1, 10);
        assertThat(missed).containsExactly(START.plusSeconds(6));
    }

    @Test
    void notWhereTransactionsWereCompletedBetweenOrALongTimePassed() {
        lack(0, 10);
        lack(1, 11);
        hear(2, 0, 11);
        lack(3, 11);
        lack(9, 11);
        assertThat(missed).isEmpty();
    }

    private void lack(int second, long completed) {
        witness.heard(view(second, 0, false, 2, 0, completed));
    }

    private void hear(int second, int waiting, long completed) {
        witness.heard(view(second, 4, true, waiting, 1500, completed));
    }

    private static PoolerView view(
            int second, int inUse, boolean connected, int waiting, long longestWaitMs, long completed) {
        return new PoolerView(
                "1.18.0",
                "transaction",
                4,
                inUse,
                0,
                connected,
                waiting,
                longestWaitMs,
                40,
                100,
                120_000,
                false,
                completed,
                new PoolerLinks(Map.of(), 0),
                START.plusSeconds(second));
    }
}
