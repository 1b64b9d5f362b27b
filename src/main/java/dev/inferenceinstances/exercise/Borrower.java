package dev.inferenceinstances.exercise;

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
        asRequest(drill, () -> QuarkusTransaction.requiringNew().run(work));
    }

    /** To be called in a transaction. */
    void run(String sql) {
        session.createNativeQuery(sql).getSingleResult();
    }

    /** A request that ends while its transaction is open, as none should; {@link #rollBack} must follow. */
    Transaction leak(Drill drill, String sql) {
        Transaction[] left = new Transaction[1];
        asRequest(drill, () -> left[0] = leave(sql));
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

    private void asRequest(Drill drill, Runnable task) {
        leases.request(drill.plan().kind().holder(), drill.nextRequestId(), task);
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
