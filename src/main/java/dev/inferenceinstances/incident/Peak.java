package dev.inferenceinstances.incident;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;

/**
 * The worst of an incident so far.
 *
 * @param checkedOut the most connections borrowed
 * @param waiting the most callers waiting
 * @param leakedConnections the most leaked at once
 * @param timeouts callers that gave up since it began
 * @param shedRequests requests that were refused since it began
 */
public record Peak(int checkedOut, int waiting, int leakedConnections, long timeouts, long shedRequests) {

    /** @param began the reading when the incident began */
    Peak with(PoolReading now, PoolReading began) {
        return new Peak(
                Math.max(checkedOut, now.checkedOut()),
                Math.max(waiting, now.waiting()),
                Math.max(leakedConnections, now.leakedConnections()),
                now.acquisitionTimeouts() - began.acquisitionTimeouts(),
                now.shedRequests() - began.shedRequests());
    }

    /** A reading may fall between two borrows, but the borrows tell of their own peak. */
    Peak with(PoolSample second) {
        return new Peak(
                Math.max(checkedOut, second.checkedOutMax()),
                Math.max(waiting, second.waitingMax()),
                leakedConnections,
                timeouts,
                shedRequests);
    }

    static Peak none() {
        return new Peak(0, 0, 0, 0, 0);
    }
}
