package dev.inferenceinstances.lease;

import dev.inferenceinstances.traffic.Timings;
import dev.inferenceinstances.turn.Places;
import dev.inferenceinstances.turn.Turns;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Lets callers to the pool in the order in which they came, takes note of every attempt, and knows which of them timed out. */
@Singleton
public class Acquisitions {

    /** What the pool says, and the queue before it, to whoever has waited for too long. Neither has an SQLState that tells. */
    public static final String TIMEOUT = "Sorry, acquisition timeout!";

    /** Longer than the pool takes for a connection that it has, on a machine that is busy too. */
    private static final Duration NOTICEABLE = Duration.ofMillis(100);

    private final LeaseLedger ledger;
    private final Turns turns;
    private final Places places;
    private final Timings timings;
    private final long timeoutNanos;
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder shed = new LongAdder();

    Acquisitions(LeaseLedger ledger, Timings timings, LeaseSettings settings) {
        this.ledger = ledger;
        this.turns = ledger.turns();
        this.places = ledger.places();
        this.timings = timings;
        this.timeoutNanos = settings.acquisitionTimeout().toNanos();
    }

    /** How many connections the pool lends at most, from now on. */
    public void connections(int most) {
        turns.connections(most);
    }

    /** Callers that stand in the queue before the pool, and are not among those that wait in the pool itself. */
    public int queued() {
        return turns.waiting();
    }

    /** Callers that have passed the queue and are kept waiting in the pool, be it for a connection that is being opened or tested. */
    public int unanswered() {
        return turns.asking(NOTICEABLE);
    }

    /**
     * Waits until it is the calling thread's turn to ask the pool; {@link #over} must follow, also where this throws. Who holds a connection
     * already goes first: it may get the same again, and where not, others wait for what it holds.
     *
     * @param began as {@link System#nanoTime()} counts
     * @throws SQLException if the time is up, or the thread is interrupted, as the pool would
     */
    void awaitTurn(long began) throws SQLException {
        if (turns.tryAsk(began)) {
            return;
        }
        if (ledger.holds(Thread.currentThread())) {
            turns.askOutOfTurn(began);
            return;
        }
        countAgain();
        try {
            if (!turns.awaitTurn(began, timeoutNanos)) {
                throw new SQLException(TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while acquiring", e);
        }
    }

    /** A request that has given one connection back, and queues for another, has a thread and waits as one that had none. */
    private void countAgain() {
        Work work = CurrentWork.find();
        if (work != null) {
            places.want();
            if (!work.wantsAnother()) {
                places.leave();
            }
        }
    }

    /** The pool has answered a thread whose turn it was. */
    void asked() {
        turns.asked();
    }

    /**
     * An attempt of the calling thread is over. That it failed shows in the ledger, which is asked only where it took as long as a
     * time-out.
     */
    void over(long began, long ended) {
        boolean timedOut = ended - began >= timeoutNanos && !ledger.holdsSince(Thread.currentThread(), began);
        Work work = CurrentWork.find();
        timings.waited(ended - began, timedOut, work == null ? null : work.sampledTraceId());
        if (timedOut) {
            timeouts.increment();
        }
    }

    /**
     * Counts a request among those that want a connection, until it has one or is over, unless so many hold one or want one already: then
     * it is refused before it waits.
     */
    public boolean admit(int most) {
        boolean admitted = places.tryAdmit(most);
        if (!admitted) {
            shed.increment();
        }
        return admitted;
    }

    /** Requests refused since start. */
    public long shedRequests() {
        return shed.sum();
    }

    /** Callers that gave up waiting, since start. */
    public long timeouts() {
        return timeouts.sum();
    }
}
