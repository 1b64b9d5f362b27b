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
 * any that is, and waits for one that is on its way back.
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

    /** On the pool's own thread, which remembers none. The others keep theirs, and get it only while it is idle. */
    @Override
    public void reset() {
        last.remove();
    }

    /** For others the variable would be slow, and most of them borrow once. */
    private static boolean remembers() {
        return Thread.currentThread() instanceof FastThreadLocalThread;
    }
}
