package dev.inferenceinstances.lease;

import dev.inferenceinstances.database.SessionNumber;
import io.agroal.api.cache.Acquirable;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** One open connection of the pool, and its lease while it is borrowed. */
final class LeaseSlot {

    /** So many references lie at most in the memory that processors hand each other at once: two lines of 64 bytes. */
    private static final int APART = 128 / Integer.BYTES;

    private final SessionNumber number;
    private final Reclaimable connection;
    /** One, which lies alone: else whoever borrows one connection would slow down who borrows another. */
    private final AtomicReferenceArray<@Nullable Lease> lease = new AtomicReferenceArray<>(2 * APART + 1);

    private final long openedNanos = System.nanoTime();
    /** Both are written before, and read after, the reference, which orders them between threads. */
    private long usedNanos = openedNanos;

    private boolean untested = true;
    /** Seen by the one thread that looks: a borrower has it, and has no lease yet. */
    private boolean prepared;

    private long preparedNanos;
    /** From the end of a lease until somebody has the connection again. */
    private volatile boolean comingBack;

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

    /** Whether it is idle, and the server has not shown since this moment, by opening or serving it, that it answers. */
    boolean idleSince(long nanos) {
        return lease.get(APART) == null && usedNanos - nanos < 0;
    }

    /** Whether it was opened before this moment. */
    boolean openedBefore(long nanos) {
        return openedNanos - nanos < 0;
    }

    Reclaimable connection() {
        return connection;
    }

    /** Null while the connection is idle, is tested or prepared for its borrower, or is on its way back. */
    @Nullable
    Lease lease() {
        return lease.get(APART);
    }

    /** Takes the connection for the calling thread to borrow, if it is idle; null if not. */
    @Nullable
    Acquirable take() {
        Acquirable idle = connection.take();
        if (idle != null) {
            comingBack = false;
        }
        return idle;
    }

    /** Whether the thread that gives it back has not come to an end with that. */
    boolean onItsWayBack() {
        return comingBack && connection.out();
    }

    /** Whether that thread may be about to have the pool forget it. */
    boolean onItsWayOut() {
        return comingBack && connection.givenUp();
    }

    /** Has the pool close it when who has borrowed or tests it is done. True where it is being tested. */
    boolean giveUp() {
        if (lease.get(APART) == null) {
            return connection.giveUpInTest();
        }
        connection.giveUpLent();
        return false;
    }

    void lend(Lease borrowed) {
        comingBack = false;
        lease.set(APART, borrowed);
    }

    /**
     * Ends the lease, once. Null where there is none, as when a connection that was reclaimed is closed late.
     *
     * @param now as {@link System#nanoTime()} counts
     */
    @Nullable
    Lease takeBack(long now) {
        if (lease.get(APART) == null) {
            return null;
        }
        usedNanos = now;
        comingBack = true;
        return lease.getAndSet(APART, null);
    }

    /** Whether it was opened, or given back, after this moment, and so is lent untested. */
    boolean trust(long nanos) {
        comingBack = false;
        untested = lease.get(APART) == null && usedNanos - nanos > 0;
        return untested;
    }

    /**
     * Whether it was lent untested between these moments, and still is. To be called by one thread alone, and several times a second: before
     * a connection has its lease, a driver may ask the server to begin a transaction, and for how long it has done so is known by looking.
     */
    boolean lentUntested(long from, long to) {
        Lease now = lease.get(APART);
        if (now != null) {
            return untested && now.borrowedSince(from) && !now.borrowedSince(to);
        }
        boolean before = prepared;
        prepared = untested && !comingBack && connection.out();
        if (prepared && !before) {
            preparedNanos = System.nanoTime();
        }
        return prepared && preparedNanos - from >= 0 && preparedNanos - to < 0;
    }
}
