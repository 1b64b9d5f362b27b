package dev.inferenceinstances.attempt;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.Remedy;
import dev.inferenceinstances.pool.PrePing;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Does a piece of work again, once, where its failure left nothing of it: after a deadlock or a serialization failure, and where its connection
 * was dead before it began, on one that is tested.
 */
@Singleton
public class SecondAttempt {

    /** A dead connection is found at its first use. What is cut off later, as by an operator who ends a long statement, had begun. */
    private static final Duration BEGINNING = Duration.ofMillis(500);

    private final Transactions transactions;
    private final Runnable onDeadConnection;
    private final LongSupplier nanoTime;

    /** Runs work in a transaction of its own. */
    interface Transactions {

        /** @throws QuarkusTransactionException where the commit failed */
        <T> T call(Callable<T> work);
    }

    @Inject
    SecondAttempt(PrePing prePing) {
        this(SecondAttempt::transaction, prePing::distrust, System::nanoTime);
    }

    /** @param onDeadConnection runs where an attempt met a dead connection, before the second if there is one */
    SecondAttempt(Transactions transactions, Runnable onDeadConnection, LongSupplier nanoTime) {
        this.transactions = transactions;
        this.onDeadConnection = onDeadConnection;
        this.nanoTime = nanoTime;
    }

    /**
     * @param reading changes nothing
     * @throws RuntimeException of the second attempt, or of the first where another would not help
     */
    public <T> T ofRead(Supplier<T> reading) {
        long begun = nanoTime.getAsLong();
        try {
            return reading.get();
        } catch (RuntimeException e) {
            prepare(e, begun);
            return reading.get();
        }
    }

    /**
     * Runs a transaction as a whole, which is committed unless the work throws.
     *
     * @throws RuntimeException of the second attempt, or of the first where another would not help; of a connection that is lost at its commit
     *     nobody knows whether it was done
     */
    public <T> T ofTransaction(Callable<T> work) {
        long begun = nanoTime.getAsLong();
        try {
            return transactions.call(work);
        } catch (QuarkusTransactionException atCommit) {
            DatabaseFailure kind = DatabaseFailure.of(atCommit);
            if (isDead(kind)) {
                onDeadConnection.run();
            }
            if (kind.remedy() != Remedy.AT_ONCE) {
                throw atCommit;
            }
        } catch (RuntimeException e) {
            prepare(e, begun);
        }
        return transactions.call(work);
    }

    private static boolean isDead(DatabaseFailure kind) {
        return kind == DatabaseFailure.CONNECTION_LOST || kind == DatabaseFailure.SHUTTING_DOWN;
    }

    private static <T> T transaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    /** @throws RuntimeException the failure, where another attempt would not help */
    private void prepare(RuntimeException failure, long begun) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        if (isDead(kind)) {
            onDeadConnection.run();
            if (nanoTime.getAsLong() - begun > BEGINNING.toNanos()) {
                throw failure;
            }
        } else if (kind.remedy() != Remedy.AT_ONCE) {
            throw failure;
        }
        Log.debugf(failure, "Another attempt is made");
    }
}
