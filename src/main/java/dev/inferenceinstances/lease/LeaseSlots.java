package dev.inferenceinstances.lease;

import io.agroal.api.cache.Acquirable;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of the open connections, found by the identity of the driver's connection, since the pool passes another wrapper each time.
 * The map is copied when a connection opens or closes, which is rare, so that a look-up takes no lock.
 */
final class LeaseSlots {

    private static final long SHORT_NANOS = 10_000;
    private static final long LONG_NANOS = Duration.ofMillis(1).toNanos();
    /** A connection that comes back does so within microseconds, if the thread that gives it back may run. */
    private static final int SHORT_LOOKS = 100;
    /** A quarter of a second. Counted and not timed, or a thread that was kept from running would give up what was kept from coming. */
    private static final int LOOKS = SHORT_LOOKS + 250;
    /** Of one that is closed instead, the pool does not tell when another may be opened for it. */
    private static final int LOOKS_AT_CLOSED = 15;

    private volatile IdentityHashMap<Connection, LeaseSlot> slots = new IdentityHashMap<>();
    /** The same, the first opened first. */
    private volatile List<LeaseSlot> inOrder = List.of();

    /** Null where the connection is not known, or is closed. */
    @Nullable
    LeaseSlot of(Connection raw) {
        return slots.get(raw);
    }

    List<LeaseSlot> all() {
        return inOrder;
    }

    /** What this thread holds. */
    Stream<Lease> leasesOf(Thread thread) {
        return all().stream().map(LeaseSlot::lease).filter(Objects::nonNull).filter(lease -> lease.thread() == thread);
    }

    synchronized void add(Connection raw, LeaseSlot slot) {
        IdentityHashMap<Connection, LeaseSlot> copy = new IdentityHashMap<>(slots);
        LeaseSlot before = copy.put(raw, slot);
        slots = copy;
        inOrder = Stream.concat(without(before), Stream.of(slot)).toList();
    }

    synchronized void remove(Connection raw) {
        IdentityHashMap<Connection, LeaseSlot> copy = new IdentityHashMap<>(slots);
        LeaseSlot removed = copy.remove(raw);
        slots = copy;
        inOrder = without(removed).toList();
    }

    /**
     * Takes a connection that the pool has. A lease ends a moment before the pool has its connection again. Who searches the pool in
     * between, and waits, is not told of a connection that comes back after the search and before the wait, so one that is on its way is
     * waited for here (findings/agroal-times-out-beside-idle-connection.sh).
     *
     * @return null where there is none, or it does not come
     */
    @Nullable
    Acquirable takeIdle() {
        for (int look = 0; look < LOOKS; look++) {
            boolean onItsWay = false;
            for (LeaseSlot slot : inOrder) {
                if (slot.lease() == null) {
                    Acquirable idle = slot.take();
                    if (idle != null) {
                        return idle;
                    }
                    onItsWay |= slot.onItsWayBack() || look < LOOKS_AT_CLOSED && slot.onItsWayOut();
                }
            }
            if (!onItsWay) {
                return null;
            }
            LockSupport.parkNanos(this, look < SHORT_LOOKS ? SHORT_NANOS : LONG_NANOS);
        }
        return null;
    }

    private Stream<LeaseSlot> without(@Nullable LeaseSlot other) {
        return inOrder.stream().filter(slot -> slot != other);
    }

    /** Has the pool close those of these that are borrowed or tested, when that is over. Returns how many are being tested. */
    int giveUp(Predicate<LeaseSlot> which) {
        return (int) inOrder.stream().filter(which).filter(LeaseSlot::giveUp).count();
    }

    /** Cuts the connections of these slots at their sockets. Waits for nothing. */
    void cut(Predicate<LeaseSlot> which) {
        slots.forEach((raw, slot) -> {
            if (which.test(slot)) {
                try {
                    raw.abort(Runnable::run);
                } catch (SQLException e) {
                    Log.debugf(e, "A connection was gone before it was cut");
                }
            }
        });
    }
}
