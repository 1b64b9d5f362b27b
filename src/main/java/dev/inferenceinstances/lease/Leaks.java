package dev.inferenceinstances.lease;

import io.quarkus.logging.Log;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Every open leak, and the last {@value #KEPT} that came to an end. Says each once in the log when it is found and when it ends, and tells
 * whoever wants to know.
 */
@Singleton
class Leaks {

    static final int KEPT = 100;

    private final Clock clock;
    private final Suspicion suspicion;
    private final LeakReclaimer reclaimer;
    private final Consumer<Leak> listener;
    private final Map<Long, Leak> open = new LinkedHashMap<>();
    private final Deque<Leak> ended = new ArrayDeque<>();
    private long total;

    @Inject
    Leaks(Clock clock, Suspicion suspicion, LeakReclaimer reclaimer, Event<Leak> event) {
        this(clock, suspicion, reclaimer, event::fire);
    }

    /** @param listener gets each leak, without its stack, when it is found and when it is over; called under a lock, so it must be quick */
    Leaks(Clock clock, Suspicion suspicion, LeakReclaimer reclaimer, Consumer<Leak> listener) {
        this.clock = clock;
        this.suspicion = suspicion;
        this.reclaimer = reclaimer;
        this.listener = listener;
    }

    /** This lease will not be given back, or not in time. */
    void found(LeaseSlot slot, Lease lease, LeakReason reason) {
        long now = System.nanoTime();
        Leak leak = new Leak(
                lease.id(),
                lease.holder().name(),
                lease.requestId(),
                lease.traceId(),
                slot.serverPid(),
                reason,
                clock.instant(),
                lease.borrowedNanos(),
                null,
                lease.stack());
        synchronized (this) {
            // marked and checked in this order, so that a return in this moment either sees the mark or is seen here
            lease.leaks();
            if (slot.lease() != lease || open.putIfAbsent(lease.id(), leak) != null) {
                return;
            }
            total++;
            // under the lock, so that the end of a leak is never reported before its beginning
            listener.accept(leak.withoutStack());
        }
        suspicion.suspect(lease.holder(), now);
        Log.warn(LeakText.found(leak, now));
        reclaimer.found(slot, lease);
    }

    /** A leaked connection has come back after all, or was taken back. */
    void returned(Lease lease) {
        long now = System.nanoTime();
        long held = lease.heldNanos(now);
        synchronized (this) {
            Leak leak = open.remove(lease.id());
            if (leak == null) {
                return;
            }
            if (ended.size() == KEPT) {
                ended.removeLast();
            }
            Leak over = leak.returned(new Leak.Return(clock.instant(), held));
            ended.addFirst(over);
            listener.accept(over.withoutStack());
        }
        Log.infof(
                "Leak over: the connection of lease %d, borrowed by %s, is back after %d ms",
                lease.id(), lease.holder().name(), TimeUnit.NANOSECONDS.toMillis(held));
    }

    /** Leaks found since start. */
    synchronized long total() {
        return total;
    }

    /** Connections that are leaked now. */
    synchronized int open() {
        return open.size();
    }

    /** The open ones first, and the latest first among them and among the others. */
    synchronized List<Leak> all() {
        List<Leak> all = new ArrayList<>(open.values());
        Collections.reverse(all);
        all.addAll(ended);
        return all;
    }
}
