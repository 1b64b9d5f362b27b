package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.lease.LeaseLedger;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Tests a connection before it is lent, which costs a round trip to the server. One that was in use a moment ago is lent untested, unless any
 * has been found dead since: what ended that one, as a server that restarts, has ended the others too.
 */
@Singleton
public class PrePing implements ConnectionValidator {

    /** Where the test waits for a session of the pooler's as everybody does, a slow answer is not yet a dead connection. */
    private static final Duration BEHIND_POOLER = Duration.ofSeconds(15);

    private final Usage usage;
    private final ConnectionValidator test;
    private final long trustNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong distrusted;

    /** Tells when a connection was in use. */
    interface Usage {

        /**
         * Whether it was given back to the pool, or opened, after this moment, and so is lent untested.
         *
         * @param nanos as {@link System#nanoTime()} counts
         */
        boolean trusts(Connection connection, long nanos);
    }

    @Inject
    PrePing(LeaseLedger ledger, PoolSettings settings, PoolerGuard poolers) {
        this(
                ledger::trusts,
                bounded(settings.validationTimeout(), poolers::found),
                settings.prePingAfter(),
                System::nanoTime);
    }

    private static ConnectionValidator bounded(Duration bound, BooleanSupplier behindPooler) {
        ConnectionValidator direct = within(bound);
        ConnectionValidator pooled = within(BEHIND_POOLER);
        return connection -> (behindPooler.getAsBoolean() ? pooled : direct).isValid(connection);
    }

    private static ConnectionValidator within(Duration bound) {
        return ConnectionValidator.defaultValidatorWithTimeout(Math.toIntExact(bound.toSeconds()));
    }

    PrePing(Usage usage, ConnectionValidator test, Duration trust, LongSupplier nanoTime) {
        this.usage = usage;
        this.test = test;
        this.trustNanos = trust.toNanos();
        this.nanoTime = nanoTime;
        this.distrusted = new AtomicLong(nanoTime.getAsLong() - trustNanos);
    }

    /** @param connection a wrapper by the pool, which asks before each borrow */
    @Override
    public boolean isValid(Connection connection) {
        if (trusted(connection)) {
            return true;
        }
        boolean valid = test.isValid(connection);
        if (!valid) {
            distrust();
        }
        return valid;
    }

    /** A connection was found dead: each of the others is tested before it is lent again. */
    public void distrust() {
        distrusted.set(nanoTime.getAsLong());
    }

    private boolean trusted(Connection connection) {
        long recently = nanoTime.getAsLong() - trustNanos;
        long found = distrusted.get();
        return usage.trusts(connection, found - recently > 0 ? found : recently);
    }
}
