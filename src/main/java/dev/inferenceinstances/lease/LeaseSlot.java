package dev.inferenceinstances.lease;

import dev.inferenceinstances.database.SessionNumber;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One open connection of the pool, and its lease while it is borrowed. */
final class LeaseSlot {

    private final SessionNumber number;
    private final Reclaimable connection;
    private final AtomicReference<@Nullable Lease> lease = new AtomicReference<>();
    /** Both are written before, and read after, the reference, which orders them between threads. */
    private long usedNanos = System.nanoTime();

    private boolean untested = true;

    LeaseSlot(SessionNumber number, Reclaimable connection) {
        this.number = number;
        this.connection = connection;
    }

    /** The server's number for this session; null where the database has none, and behind a pooler that does not tell it. */
    @Nullable
    Integer serverPid() {
        Lease now = lease();
        return number.of(now == null ? System.nanoTime() : now.borrowedNanos());
    }

    Reclaimable connection() {
        return connection;
    }

    /** Null while the connection is idle. */
    @Nullable
    Lease lease() {
        return lease.get();
    }

    void lend(Lease borrowed) {
        lease.set(borrowed);
    }

    /**
     * Ends the lease, once. Null where there is none, as when a connection that was reclaimed is closed late.
     *
     * @param now as {@link System#nanoTime()} counts
     */
    @Nullable
    Lease takeBack(long now) {
        if (lease.get() == null) {
            return null;
        }
        usedNanos = now;
        return lease.getAndSet(null);
    }

    /** Whether it was opened, or given back, after this moment, and so is lent untested. */
    boolean trust(long nanos) {
        untested = lease.get() == null && usedNanos - nanos > 0;
        return untested;
    }

    /** Whether it was lent untested between these moments, and still is. */
    boolean lentUntested(long from, long to) {
        Lease now = lease.get();
        return now != null && untested && now.borrowedSince(from) && !now.borrowedSince(to);
    }
}
