package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.LeaseLedger;
import io.agroal.api.cache.Acquirable;
import io.agroal.api.cache.ConnectionCache;
import io.netty.util.concurrent.FastThreadLocal;
import io.netty.util.concurrent.FastThreadLocalThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asked by the pool before it searches for a connection, or waits for one: gives the thread the one that it had last, where that is idle, or
 * any that is.
 */
@Singleton
public class IdleConnections implements ConnectionCache {

    private final Supplier<@Nullable Acquirable> any;
    private final FastThreadLocal<@Nullable Acquirable> last = new FastThreadLocal<>();

    @Inject
    IdleConnections(LeaseLedger ledger) {
        this(ledger::takeIdle);
    }

    public IdleConnections(Supplier<@Nullable Acquirable> any) {
        this.any = any;
    }

    @Override
    public @Nullable Acquirable get() {
        Acquirable own = remembers() ? last.get() : null;
        return own != null && own.acquire() ? own : any.get();
    }

    @Override
    public void put(Acquirable connection) {
        if (remembers()) {
            last.set(connection);
        }
    }

    /** On a thread of the pool's: what the others have is closed, and so is not given to them. */
    @Override
    public void reset() {
        last.remove();
    }

    /** For others the variable would be slow, and most of them borrow once. */
    private static boolean remembers() {
        return Thread.currentThread() instanceof FastThreadLocalThread;
    }
}
