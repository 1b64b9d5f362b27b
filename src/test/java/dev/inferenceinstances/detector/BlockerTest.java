package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Who is to be ended so that those who wait for a lock go on. */
class BlockerTest {

    /** A waits for B, and B for C: ending B would not help. */
    @Test
    void theRootOfAChainOfLocksIsNamed() {
        Finding found = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds("PUT /api/instances/{id}", 4000, 1)
                .session(1, "active", 4000, "Lock: transactionid", 2L)
                .session(2, "active", 5000, "Lock: transactionid", 3L)
                .session(3, "idle in transaction", 9000, null)
                .diagnosis()
                .verdict();
        assertThat(found.code()).isEqualTo(Code.LOCK_CONTENTION);
        assertThat(found.explanation().in(Locale.ENGLISH)).endsWith("blocked by session 3");
        assertThat(found.actions().get(0).in(Locale.ENGLISH)).contains("session 3");
    }

    @Test
    void aRingOfLocksHasNoRoot() {
        Finding found = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds("PUT /api/instances/{id}", 4000, 1)
                .session(1, "active", 4000, "Lock: transactionid", 2L)
                .session(2, "active", 5000, "Lock: transactionid", 1L)
                .diagnosis()
                .verdict();
        assertThat(found.code()).isEqualTo(Code.LOCK_CONTENTION);
        assertThat(found.actions().get(0).in(Locale.ENGLISH)).startsWith("Find who holds the lock");
    }

    /** It has no session that could be ended. */
    @Test
    void aPreparedTransactionIsNamedAndNotASession() {
        Finding found = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds("DELETE /api/instances/{id}", 4000, 1)
                .session(1, "active", 4000, "Lock: transactionid", 0L)
                .preparedTransaction("forgotten", 61_000, 1L)
                .diagnosis()
                .verdict();
        assertThat(Said.inEnglish(found.explanation())).endsWith("blocked by the prepared transaction 'forgotten'");
        assertThat(Said.inEnglish(found.actions().get(0)))
                .startsWith(
                        "End the prepared transaction, which nobody has ended for 61 s: ROLLBACK PREPARED 'forgotten'");
    }

    @Test
    void aPreparedTransactionThatBlocksOthersIsNotNamed() {
        Finding found = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds("DELETE /api/instances/{id}", 4000, 1)
                .session(1, "active", 4000, "Lock: transactionid", 3L)
                .session(3, "idle in transaction", 9000, null)
                .preparedTransaction("of another table", 61_000, 99L)
                .diagnosis()
                .verdict();
        assertThat(Said.inEnglish(found.explanation())).endsWith("blocked by session 3");
    }

    /** A waits for B, and B for what nobody has ended. */
    @Test
    void aPreparedTransactionAtTheRootOfAChainIsNamed() {
        Finding found = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds("PUT /api/instances/{id}", 4000, 1)
                .session(1, "active", 4000, "Lock: transactionid", 2L)
                .session(2, "active", 5000, "Lock: transactionid", 0L)
                .preparedTransaction("forgotten", 61_000, 2L)
                .diagnosis()
                .verdict();
        assertThat(Said.inEnglish(found.explanation())).endsWith("blocked by the prepared transaction 'forgotten'");
    }
}
