package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.timing.TimingsReport;
import java.util.List;

/**
 * How everything was when an incident began.
 *
 * @param holders who held the connections, with their stacks as far as they can be known
 * @param timings waits and holds of the minute before
 * @param history the minute before
 * @param diagnosis what was found
 */
record Snapshot(
        PoolReading pool,
        List<HeldConnection> holders,
        TimingsReport timings,
        HistoryReport history,
        DiagnosisState diagnosis) {}
