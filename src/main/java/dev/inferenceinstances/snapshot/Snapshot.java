package dev.inferenceinstances.snapshot;

import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.traffic.OutcomesReport;
import dev.inferenceinstances.traffic.TimingsReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything was at one moment.
 *
 * @param pool the reading of the pool
 * @param holders who held the connections, with their stacks as far as they can be known
 * @param timings waits and holds of the minute before
 * @param outcomes how the requests of the minute before ended
 * @param history the minute before
 * @param diagnosis what was found
 * @param server what the server showed of its sessions soon after; null until it answers
 */
public record Snapshot(
        PoolReading pool,
        List<HeldConnection> holders,
        TimingsReport timings,
        OutcomesReport outcomes,
        HistoryReport history,
        DiagnosisState diagnosis,
        @Nullable ServerView server) {

    Snapshot with(ServerView shown) {
        return new Snapshot(pool, holders, timings, outcomes, history, diagnosis, shown);
    }
}
