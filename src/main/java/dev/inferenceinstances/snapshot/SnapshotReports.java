package dev.inferenceinstances.snapshot;

import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.lease.ConnectionsReport;
import dev.inferenceinstances.pool.PoolReports;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.session.SessionsReport;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the report of a snapshot. Stack frames and statements are shown only to a caller who has signed in. */
@Singleton
public class SnapshotReports {

    private final PoolReports pool;
    private final ServerSessions sessions;
    private final Caller caller;

    SnapshotReports(PoolReports pool, ServerSessions sessions, Caller caller) {
        this.pool = pool;
        this.sessions = sessions;
        this.caller = caller;
    }

    public SnapshotReport report(Snapshot snapshot, Locale language) {
        boolean whole = caller.signedIn();
        return new SnapshotReport(
                pool.pool(snapshot.pool(), language),
                ConnectionsReport.of(snapshot.holders(), whole),
                snapshot.timings(),
                snapshot.outcomes(),
                sessions(snapshot, whole, language),
                snapshot.history(),
                DiagnosisReport.of(snapshot.diagnosis(), language));
    }

    private @Nullable SessionsReport sessions(Snapshot snapshot, boolean whole, Locale language) {
        return snapshot.server() == null
                ? null
                : sessions.report(
                        snapshot.server(), snapshot.holders(), snapshot.server().at(), whole, language);
    }
}
