package dev.inferenceinstances.lease;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of the open connections, found by the identity of the driver's connection, since the pool passes another wrapper each time.
 * The map is copied when a connection opens or closes, which is rare, so that a look-up takes no lock.
 */
final class LeaseSlots {

    private volatile IdentityHashMap<Connection, LeaseSlot> slots = new IdentityHashMap<>();

    /** Null where the connection is not known, or is closed. */
    @Nullable
    LeaseSlot of(Connection raw) {
        return slots.get(raw);
    }

    Collection<LeaseSlot> all() {
        return slots.values();
    }

    /** What this thread holds. */
    Stream<Lease> leasesOf(Thread thread) {
        return all().stream().map(LeaseSlot::lease).filter(Objects::nonNull).filter(lease -> lease.thread() == thread);
    }

    synchronized void add(Connection raw, LeaseSlot slot) {
        IdentityHashMap<Connection, LeaseSlot> copy = new IdentityHashMap<>(slots);
        copy.put(raw, slot);
        slots = copy;
    }

    synchronized void remove(Connection raw) {
        IdentityHashMap<Connection, LeaseSlot> copy = new IdentityHashMap<>(slots);
        copy.remove(raw);
        slots = copy;
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
