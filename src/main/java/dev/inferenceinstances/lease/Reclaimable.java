package dev.inferenceinstances.lease;

import io.agroal.api.cache.Acquirable;
import io.agroal.pool.ConnectionHandler;
import io.agroal.pool.ConnectionHandler.State;
import io.agroal.pool.wrapper.ConnectionWrapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A pooled connection, which can be taken from the pool, or back from whoever borrowed it. */
final class Reclaimable {

    private final Connection raw;
    private final ConnectionHandler pooled;

    private Reclaimable(Connection raw, ConnectionHandler pooled) {
        this.raw = raw;
        this.pooled = pooled;
    }

    /**
     * @param raw the driver's connection
     * @param lent any of the pool's wrappers around it: all lead to the same pooled connection
     */
    static Reclaimable of(Connection raw, Connection lent) {
        return new Reclaimable(raw, ((ConnectionWrapper) lent).getHandler());
    }

    /**
     * Whether the pool is to close it. Whoever borrowed it may have given it back already: of a connection that is closed instead of taken
     * back, as when the pool was made smaller, the pool tells nothing until its own thread comes to close it.
     */
    boolean givenUp() {
        return !pooled.isAcquirable();
    }

    /** Takes it for a borrower, if the pool has it and nobody else was faster; null if not. */
    @Nullable
    Acquirable take() {
        return pooled.acquire() ? pooled : null;
    }

    /** True while it is neither in the pool, nor tested, nor to be closed. The pool tells a state only to who changes it. */
    boolean out() {
        return pooled.setState(State.CHECKED_OUT, State.CHECKED_OUT);
    }

    /** Has the pool close it when who has borrowed it gives it back. */
    void giveUpLent() {
        pooled.setState(State.CHECKED_OUT, State.FLUSH);
    }

    /** Has the pool close it when who tests it is done, who takes this for a test that failed. False where it is not being tested. */
    boolean giveUpInTest() {
        return pooled.setState(State.VALIDATION, State.FLUSH);
    }

    /**
     * Rolls back, and returns the connection to the pool marked as unusable, so that the pool closes it and opens another. Waits for the
     * server. The pool's own way to return is used, since a connection that is only closed would occupy its place for ever.
     *
     * @param stillLent whether the lease that leaked is still the one this connection is lent by
     * @return false if it had come back by itself
     * @throws SQLException if the rollback or the return failed; the connection is given up all the same
     */
    boolean reclaim(BooleanSupplier stillLent) throws SQLException {
        // marked first and asked then: what is marked is not lent again, so the answer stays true
        pooled.setState(State.CHECKED_OUT, State.FLUSH);
        if (!stillLent.getAsBoolean()) {
            return false;
        }
        try {
            if (!raw.getAutoCommit()) {
                raw.rollback();
            }
        } finally {
            pooled.transactionEnd();
        }
        return true;
    }
}
