package dev.inferenceinstances.lease;

import io.agroal.api.AgroalPoolInterceptor;
import java.sql.Connection;
import java.util.concurrent.CountDownLatch;

/**
 * A ledger that keeps a connection, for which the lease has ended, from coming back to the pool.
 *
 * @param mayComeBack until when
 */
public record SlowReturn(LeaseLedger ledger, CountDownLatch mayComeBack) implements AgroalPoolInterceptor {

    @Override
    public void onConnectionCreate(Connection connection) {
        ledger.onConnectionCreate(connection);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        ledger.onConnectionAcquire(connection);
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        ledger.onConnectionReturn(connection);
        try {
            mayComeBack.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        ledger.onConnectionDestroy(connection);
    }
}
