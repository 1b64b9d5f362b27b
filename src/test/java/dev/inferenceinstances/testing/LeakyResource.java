package dev.inferenceinstances.testing;

import dev.inferenceinstances.lease.Leases;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Singleton;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does with connections what the service's own code never does, over HTTP. Whatever it keeps, {@code /release} gives back. What waits at
 * the gate takes it before it borrows: who sees the borrow may open it at once.
 */
@Path("/test/leases")
@Singleton
public class LeakyResource {

    private final AgroalDataSource pool;
    private final TransactionManager transactions;
    private final Leases leases;
    private final Queue<AutoCloseable> kept = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(1);

    LeakyResource(AgroalDataSource pool, TransactionManager transactions, Leases leases) {
        this.pool = pool;
        this.transactions = transactions;
        this.leases = leases;
    }

    @POST
    @Path("/leak/{number}")
    public void leak(@PathParam("number") String number) throws SQLException {
        kept.add(pool.getConnection());
    }

    @POST
    @Path("/leak-in-transaction")
    public void leakInTransaction() throws Exception {
        transactions.begin();
        pool.getConnection();
        Transaction transaction = transactions.suspend();
        kept.add(() -> rollBack(transaction));
    }

    @POST
    @Path("/leak-and-fail")
    public void leakAndFail() throws SQLException {
        kept.add(pool.getConnection());
        throw new IllegalStateException("failed on purpose");
    }

    /** Leaks once the gate is open. */
    @POST
    @Path("/leak-late")
    public void leakLate() throws Exception {
        CountDownLatch gate = this.gate;
        kept.add(pool.getConnection());
        pass(gate);
    }

    /** Holds a connection in a transaction until the gate is open, and gives it back. */
    @POST
    @Path("/hold")
    public void hold() throws Exception {
        CountDownLatch gate = this.gate;
        transactions.begin();
        try {
            pool.getConnection();
            pass(gate);
        } finally {
            transactions.rollback();
        }
    }

    /** Goes on after its answer, until {@code /release}. */
    @POST
    @Path("/hand-on")
    public void handOn() throws SQLException {
        Leases.Continuation continuation = leases.handOn();
        Connection connection = pool.getConnection();
        kept.add(() -> {
            connection.close();
            continuation.close();
        });
    }

    /** Goes on after its answer, but ends without giving its connection back. */
    @POST
    @Path("/hand-on-and-leak")
    public void handOnAndLeak() throws SQLException {
        Leases.Continuation continuation = leases.handOn();
        kept.add(pool.getConnection());
        continuation.close();
    }

    /** Borrows in the background until the gate is open. */
    @POST
    @Path("/background/{name}")
    public void background(@PathParam("name") String name) {
        new Thread(() -> leases.run(name, this::borrowUntilTheGateIsOpen)).start();
    }

    @POST
    @Path("/open-gate")
    @NonBlocking
    public void openGate() {
        CountDownLatch before = gate;
        gate = new CountDownLatch(1);
        before.countDown();
    }

    @POST
    @Path("/release")
    public void release() throws Exception {
        for (AutoCloseable closeable = kept.poll(); closeable != null; closeable = kept.poll()) {
            closeable.close();
        }
    }

    private void borrowUntilTheGateIsOpen() {
        CountDownLatch gate = this.gate;
        try (Connection connection = pool.getConnection()) {
            pass(gate);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pass(CountDownLatch gate) throws InterruptedException {
        if (!gate.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Nobody opened the gate");
        }
    }

    private void rollBack(Transaction transaction) throws Exception {
        transactions.resume(transaction);
        transactions.rollback();
    }
}
