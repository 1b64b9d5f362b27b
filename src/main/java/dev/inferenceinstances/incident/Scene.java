package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.Standing;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.timing.TimingsReport;

/**
 * How everything was when an incident began.
 *
 * @param holders who held the connections, with their stacks as far as they can be known
 * @param timings waits and holds of the minute before
 * @param history the minute before
 * @param diagnosis what was found
 */
record Scene(
        PoolReading pool,
        ConnectionsReport holders,
        TimingsReport timings,
        HistoryReport history,
        Standing diagnosis) {}
