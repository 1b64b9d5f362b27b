package dev.inferenceinstances.pool;

import io.quarkus.logging.Log;

/** Says in the log when requests begin to be refused and when that has ended; the answers themselves say the rest. */
final class ShedNotice {

    private final WaitingLimits limits;
    private long before;
    private long seen;

    ShedNotice(WaitingLimits limits) {
        this.limits = limits;
    }

    /** To be called once a second: one line when it begins, and one when a second has passed without. */
    void observe(PoolReading reading) {
        long shed = reading.shedRequests();
        if (shed > seen && seen == before) {
            Log.warnf("%s: further requests are refused", limits.reached(reading.maxConnections()));
        } else if (shed == seen && seen > before) {
            Log.infof("Requests are no longer refused; %d were", shed - before);
            before = shed;
        }
        seen = shed;
    }
}
