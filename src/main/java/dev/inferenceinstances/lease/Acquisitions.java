package dev.inferenceinstances.lease;

import dev.inferenceinstances.traffic.Timings;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.LongAdder;

/** Takes note of every attempt to borrow a connection, and knows which of them timed out. */
@Singleton
public class Acquisitions {

    private final LeaseLedger ledger;
    private final Timings timings;
    private final long timeoutNanos;
    private final LongAdder timeouts = new LongAdder();
    private final LongAdder shed = new LongAdder();

    Acquisitions(LeaseLedger ledger, Timings timings, LeaseSettings settings) {
        this.ledger = ledger;
        this.timings = timings;
        this.timeoutNanos = settings.acquisitionTimeout().toNanos();
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

    /** A request was refused before it waited, since too many wait already. */
    public void shed() {
        shed.increment();
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
