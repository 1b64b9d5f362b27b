package dev.inferenceinstances.lease;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.database.SessionNumber;
import dev.inferenceinstances.turn.Places;
import dev.inferenceinstances.turn.Turns;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.cache.Acquirable;
import io.agroal.pool.wrapper.ConnectionWrapper;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which connection. The pool tells it of every borrow and every return.
 *
 * <p>Each open connection has a slot. A borrow writes its lease into the slot and a return takes it out, so neither touches a map that
 * others write.
 */
@Singleton
public class LeaseLedger implements AgroalPoolInterceptor {

    /** Longer than waking a caller takes, and short against a wait that anybody would feel. */
    private static final Duration OVERTAKEN = Duration.ofMillis(5);

    private final HolderRegistry holders;
    private final BorrowPeak peak;
    private final Leaks leaks;
    private final PoolerGuard poolers;
    private final HandshakeTimeout handshake;
    private final Turns turns;
    private final LeaseSlots slots = new LeaseSlots();

    LeaseLedger(HolderRegistry holders, BorrowPeak peak, Leaks leaks, PoolerGuard poolers, HandshakeTimeout handshake) {
        this.holders = holders;
        this.peak = peak;
        this.leaks = leaks;
        this.poolers = poolers;
        this.handshake = handshake;
        this.turns = new Turns(peak.places(), OVERTAKEN);
    }

    /** On the pool's own thread. Nothing has been executed on the connection. */
    @Override
    public void onConnectionCreate(Connection connection) {
        open(raw(connection), connection);
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        Work work = CurrentWork.find();
        Holder holder = work == null ? holders.of(Thread.currentThread()) : work.holder();
        Work open = work == null || work.over() ? null : work;
        long now = System.nanoTime();
        try {
            Connection raw = raw(connection);
            LeaseSlot slot = slot(raw, connection);
            Lease lease = new Lease(
                    now,
                    Thread.currentThread(),
                    holder,
                    open,
                    !raw.getAutoCommit(),
                    holder.suspected(now) ? new Throwable() : null);
            // before the connection has its lease, whose end takes it off again
            peak.reached(turns.lent(open != null && open.borrowed()));
            slot.lend(lease);
            // a connection that was closed in this moment may have found its slot empty, and nobody would end the lease
            if (slots.of(raw) != slot) {
                end(slot);
                turns.moved();
            }
        } catch (SQLException e) {
            // thrown on, it would cost the pool this connection and the caller its request
            Log.warnf(e, "A borrow by %s is missing in the ledger", holder.name());
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        LeaseSlot slot = slots.of(raw(connection));
        if (slot != null) {
            end(slot);
        }
        turns.moved();
    }

    /** A connection that is closed while it is lent, or instead of being returned, ends its lease here. */
    @Override
    public void onConnectionDestroy(Connection connection) {
        Connection raw = raw(connection);
        LeaseSlot slot = slots.of(raw);
        if (slot != null) {
            slots.remove(raw);
            end(slot);
            turns.moved();
        }
    }

    /** The connections that are lent now, with their slots' leases; a lease may end while it is looked at. */
    List<LeaseSlot> lent() {
        return slots.all().stream().filter(slot -> slot.lease() != null).toList();
    }

    /**
     * An idle connection for the calling thread to borrow, and nobody else. Waits for one that is on its way back.
     *
     * @return null where there is none, or it does not come back within a quarter of a second
     */
    public @Nullable Acquirable takeIdle() {
        return slots.takeIdle();
    }

    /**
     * Cuts the connections that nobody has borrowed since this moment, for their server is silent: who is testing one before it is lent is
     * answered at once, and the pool finds the others dead. Waits for nothing.
     */
    public void cutIdle(long nanos) {
        slots.cut(slot -> slot.idleSince(nanos));
    }

    /**
     * Whether an idle connection was opened, or given back, after this moment, and so may be lent untested; takes note of the answer.
     *
     * @param connection any of the pool's wrappers of it
     * @param nanos as {@link System#nanoTime()} counts
     */
    public boolean trusts(Connection connection, long nanos) {
        LeaseSlot slot = slots.of(raw(connection));
        return slot != null && slot.trust(nanos);
    }

    /** True where a connection that was lent untested between these moments, as {@link System#nanoTime()} counts, is still lent. */
    public boolean lentUntested(long from, long to) {
        // looks at all of them, though one would do
        return slots.all().stream().filter(slot -> slot.lentUntested(from, to)).count() > 0;
    }

    /** Cuts those connections: their server is silent, and nobody had asked it first. Waits for nothing. */
    public void cutUntested(long from, long to) {
        slots.cut(slot -> slot.lentUntested(from, to));
    }

    /**
     * Has the pool close the connections that were opened before this moment, when who has borrowed or tests them is done; not those that are
     * idle, or in between. Waits for nothing.
     *
     * @return how many are being tested, which the pool will count as found dead
     */
    public int giveUpOpenedBefore(long nanos) {
        return slots.giveUp(slot -> slot.openedBefore(nanos));
    }

    /** The queue before the pool, which goes on as connections come back. */
    Turns turns() {
        return turns;
    }

    Places places() {
        return peak.places();
    }

    /** True if this thread holds a connection. */
    boolean holds(Thread thread) {
        return slots.leasesOf(thread).findAny().isPresent();
    }

    /** True if this thread has borrowed a connection since, and holds it. */
    boolean holdsSince(Thread thread, long nanos) {
        return slots.leasesOf(thread).anyMatch(lease -> lease.borrowedSince(nanos));
    }

    /** The request was answered, has failed or was given up by its client, and its processing is over. */
    void requestOver(Work work) {
        if (work.answered()) {
            places().leave();
        }
        if (work.partOver()) {
            workOver(work);
        }
    }

    /**
     * The last part of this work is over: whatever it still holds, it will not give back. Of a connection that the pool gave up only
     * {@link LeaseMonitor} can tell whether it is still held.
     */
    void workOver(Work work) {
        if (work.hasOpenLeases()) {
            for (LeaseSlot slot : slots.all()) {
                Lease lease = slot.lease();
                if (lease != null && lease.work() == work && !slot.connection().givenUp()) {
                    leaks.found(slot, lease, LeakReason.OUTLIVED_REQUEST);
                }
            }
        }
    }

    private void end(LeaseSlot slot) {
        long now = System.nanoTime();
        Lease lease = slot.takeBack(now);
        if (lease == null) {
            return;
        }
        turns.returned();
        Work work = lease.work();
        lease.holder().holds().record(lease.heldNanos(now), work == null ? null : work.sampledTraceId());
        if (work != null) {
            work.returned();
        }
        if (lease.state() == LeaseState.LEAKED) {
            leaks.returned(lease);
        }
    }

    /** The pool begins to fill before it knows of the ledger, which so meets some connections at their first borrow only. */
    private LeaseSlot slot(Connection raw, Connection lent) {
        LeaseSlot known = slots.of(raw);
        return known == null ? open(raw, lent) : known;
    }

    /** @param wrapper any of the pool's around the driver's connection */
    private LeaseSlot open(Connection raw, Connection wrapper) {
        SessionNumber number = poolers.number(raw);
        liftTimeout(raw);
        LeaseSlot slot = new LeaseSlot(number, Reclaimable.of(raw, wrapper));
        slots.add(raw, slot);
        return slot;
    }

    private void liftTimeout(Connection raw) {
        try {
            handshake.lift(raw);
        } catch (SQLException e) {
            // it is broken already, as whoever uses it first will find
            Log.debugf(e, "The time-out of a connection's handshake could not be lifted");
        }
    }

    /** Asked of the pool and not of the driver's connection, which answers nothing any more once the server has ended its session. */
    private static Connection raw(Connection connection) {
        return ((ConnectionWrapper) connection).getHandler().rawConnection();
    }
}
