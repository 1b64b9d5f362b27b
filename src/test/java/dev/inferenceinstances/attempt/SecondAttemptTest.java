package dev.inferenceinstances.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondAttemptTest {

    private final Deque<String> states = new ArrayDeque<>();
    private final Deque<String> statesOfCommits = new ArrayDeque<>();
    private Duration takes = Duration.ZERO;
    private int attempts;
    private int distrusted;
    private long nanos;
    private final SecondAttempt attempt = new SecondAttempt(new FailingCommits(), () -> distrusted++, () -> nanos);

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void whatRanIntoOthersIsBegunAgain(String state) {
        states.add(state);
        assertThat(attempt.ofTransaction(this::work)).isEqualTo("done");
        assertThat(attempts).isEqualTo(2);
        statesOfCommits.add(state);
        assertThat(attempt.ofTransaction(this::work)).isEqualTo("done");
        assertThat(attempts).isEqualTo(4);
        assertThat(distrusted).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01"})
    void whatMetADeadConnectionIsBegunOnAnother(String state) {
        for (Function<Callable<String>, String> way : ways()) {
            attempts = 0;
            states.add(state);
            assertThat(way.apply(this::work)).isEqualTo("done");
            assertThat(attempts).isEqualTo(2);
        }
        assertThat(distrusted).isEqualTo(2);
    }

    /** As when an operator ends a statement that takes too long. */
    @Test
    void whatWasCutOffAfterItHadBegunIsNot() {
        takes = Duration.ofMillis(501);
        for (Function<Callable<String>, String> way : ways()) {
            attempts = 0;
            states.add("57P01");
            assertThatThrownBy(() -> way.apply(this::work)).hasRootCauseMessage("57P01");
            assertThat(attempts).isEqualTo(1);
        }
        assertThat(distrusted).isEqualTo(2);
    }

    @Test
    void nobodyKnowsWhetherACommitWasDoneThatLostItsConnection() {
        statesOfCommits.add("08006");
        assertThatThrownBy(() -> attempt.ofTransaction(this::work)).isInstanceOf(QuarkusTransactionException.class);
        assertThat(attempts).isEqualTo(1);
        assertThat(distrusted)
                .as("the next borrower is to get a connection that was tested")
                .isEqualTo(1);
    }

    @Test
    void theSecondFailureIsTheCallers() {
        states.addAll(List.of("40P01", "40001", "40001"));
        assertThatThrownBy(() -> attempt.ofTransaction(this::work)).hasRootCauseMessage("40001");
        assertThat(attempts).isEqualTo(2);
    }

    /** Another attempt would fail too. */
    @ParameterizedTest
    @ValueSource(strings = {"23505", "08001", "25006", "57014", "55P03"})
    void nothingElseIsTriedAgain(String state) {
        for (Function<Callable<String>, String> way : ways()) {
            attempts = 0;
            states.add(state);
            assertThatThrownBy(() -> way.apply(this::work)).hasRootCauseMessage(state);
            assertThat(attempts).isEqualTo(1);
        }
    }

    @Test
    void whatSucceedsIsDoneOnce() {
        for (Function<Callable<String>, String> way : ways()) {
            attempts = 0;
            assertThat(way.apply(this::work)).isEqualTo("done");
            assertThat(attempts).isEqualTo(1);
        }
    }

    private List<Function<Callable<String>, String>> ways() {
        return List.of(attempt::ofTransaction, work -> attempt.ofRead(this::work));
    }

    private String work() {
        attempts++;
        nanos += takes.toNanos();
        fail(states);
        return "done";
    }

    private static void fail(Deque<String> states) {
        if (!states.isEmpty()) {
            String state = states.removeFirst();
            throw new IllegalStateException("failed", new SQLException(state, state));
        }
    }

    /** Their failures are like those of Narayana. */
    private final class FailingCommits implements SecondAttempt.Transactions {

        @Override
        public <T> T call(Callable<T> work) {
            T done;
            try {
                done = work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            try {
                fail(statesOfCommits);
            } catch (IllegalStateException e) {
                RollbackException rollback = new RollbackException("could not commit");
                rollback.addSuppressed(e);
                throw new QuarkusTransactionException(rollback);
            }
            return done;
        }
    }
}
