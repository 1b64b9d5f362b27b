package dev.inferenceinstances.exercise;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.lease.Leases;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.Session;

/** Borrows connections as requests do: by a session of Hibernate, in a transaction, as a piece of work that has an end. */
@ApplicationScoped
class Borrower {

    private final EntityManager session;
    private final TransactionManager transactions;
    private final Leases leases;

    Borrower(EntityManager session, TransactionManager transactions, Leases leases) {
        this.session = session;
        this.transactions = transactions;
        this.leases = leases;
    }

    /** A request that does its work in one transaction. */
    void request(Drill drill, Runnable work) {
        request(drill, drill.nextRequestId(), work);
    }

    /** The same under a request id that the caller made. */
    void request(Drill drill, String requestId, Runnable work) {
        asRequest(drill, requestId, () -> QuarkusTransaction.requiringNew().run(work));
    }

    /** To be called in a transaction. */
    void run(String sql) {
        session.createNativeQuery(sql).getSingleResult();
    }

    /**
     * To be called in a transaction. Hibernate would log the error that is wanted.
     *
     * @throws DatabaseFailureException for what the database refuses
     */
    void runRefused(Refusal refusal) {
        session.unwrap(Session.class).doWork(connection -> {
            try (Statement statement = connection.createStatement()) {
                runRefused(refusal, statement);
            } catch (SQLException e) {
                throw new DatabaseFailureException(DatabaseFailure.of(e), e);
            }
        });
    }

    private static void runRefused(Refusal refusal, Statement statement) throws SQLException {
        if (refusal.before().isPresent()) {
            statement.execute(refusal.before().get());
        }
        try {
            statement.execute(refusal.refused());
        } finally {
            if (refusal.after().isPresent()) {
                statement.execute(refusal.after().get());
            }
        }
    }

    /** A request that ends while its transaction is open, as none should; {@link #rollBack} must follow. */
    Transaction leak(Drill drill, String sql) {
        Transaction[] left = new Transaction[1];
        asRequest(drill, drill.nextRequestId(), () -> left[0] = leave(sql));
        return left[0];
    }

    /** Gives the connection of a leak back, unless it was taken back already. */
    void rollBack(Transaction left) {
        try {
            transactions.resume(left);
            transactions.rollback();
        } catch (InvalidTransactionException | SystemException | RuntimeException e) {
            Log.debugf("A leaked transaction of a drill could not be rolled back: %s", e.getMessage());
        }
    }

    private void asRequest(Drill drill, String requestId, Runnable task) {
        leases.request(drill.plan().kind().holder(), requestId, task);
    }

    private Transaction leave(String sql) {
        try {
            transactions.begin();
            try {
                run(sql);
            } catch (RuntimeException e) {
                transactions.rollback();
                throw e;
            }
            return transactions.suspend();
        } catch (NotSupportedException | SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
