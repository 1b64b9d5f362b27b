package dev.inferenceinstances.snapshot;

import dev.inferenceinstances.diagnosis.DiagnosisText;
import dev.inferenceinstances.lease.ConnectionsReport.Connection;
import dev.inferenceinstances.pool.HistoryReport;
import dev.inferenceinstances.pool.PoolReport;
import dev.inferenceinstances.session.SessionsReport;
import dev.inferenceinstances.traffic.OutcomesReport;
import dev.inferenceinstances.traffic.TimingsReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a snapshot as plain text, to be pasted into a ticket. */
public final class SnapshotText {

    private static final double MILLIS = 1000;

    private final StringBuilder text = new StringBuilder();

    private SnapshotText() {}

    public static String write(SnapshotReport report, DiagnosisText diagnosis) {
        SnapshotText writer = new SnapshotText();
        writer.pool(report.report());
        writer.section("diagnosis when it began");
        writer.text.append(diagnosis.write(report.diagnosis()));
        writer.holders(report.holders().connections());
        writer.timings(report.timings());
        writer.outcomes(report.outcomes());
        writer.sessions(report.sessions());
        writer.history(report.history());
        return writer.text.toString();
    }

    private void pool(PoolReport report) {
        section("pool when it began");
        line(
                "%s, %d + %d: %d borrowed, %d idle, %d waiting; %d time-outs since start",
                report.databaseType(),
                report.poolSize(),
                report.maxOverflow(),
                report.checkedOut(),
                report.checkedIn(),
                report.waiting(),
                report.acquisitionTimeouts());
    }

    private void holders(List<Connection> held) {
        section("holders, longest first");
        if (held.isEmpty()) {
            line("none");
        }
        for (Connection one : held) {
            line(
                    "%8.1f s  %-9s  %s  request %s  pid %s  %s",
                    one.heldMs() / MILLIS,
                    one.state().label(),
                    one.holder(),
                    request(one.requestId(), one.traceId()),
                    shown(one.serverPid()),
                    one.thread());
            if (one.stack() != null) {
                one.stack().forEach(frame -> line("              at %s", frame));
            }
        }
    }

    private void timings(TimingsReport timings) {
        section("waits and holds in the minute before");
        line(
                "waits: %d, p99 %s ms, max %s ms, %d time-outs",
                timings.waitMs().waits().count(),
                shown(timings.waitMs().waits().p99()),
                shown(timings.waitMs().waits().max()),
                timings.waitMs().timeouts());
        timings.byHolder()
                .forEach(holder -> line(
                        "holds: %s: %d, p50 %s ms, p99 %s ms, %s %% of the hold time",
                        holder.holder(),
                        holder.borrows(),
                        shown(holder.holdMs().p50()),
                        shown(holder.holdMs().p99()),
                        holder.sharePercent()));
    }

    private void outcomes(OutcomesReport outcomes) {
        section("how requests ended in the minute before");
        line("%d requests, %d faults", outcomes.requests(), outcomes.faults());
        outcomes.outcomes().stream()
                .filter(outcome -> outcome.requests() > 0)
                .forEach(outcome -> line(
                        "%-17s %d%s",
                        outcome.outcome().label(),
                        outcome.requests(),
                        outcome.last() == null
                                ? ""
                                : ", the last "
                                        + request(
                                                outcome.last().requestId(),
                                                outcome.last().traceId())));
    }

    private static String request(@Nullable String id, @Nullable String traceId) {
        return shown(id) + (traceId == null ? "" : " (trace " + traceId + ")");
    }

    private void sessions(@Nullable SessionsReport sessions) {
        section("sessions on the server");
        if (sessions == null) {
            line("not known: the server did not answer");
            return;
        }
        line(
                "%s of %s connections in use, %s reserved",
                shown(sessions.total()), shown(sessions.maxConnections()), shown(sessions.reserved()));
        sessions.sessions()
                .forEach(session -> line(
                        "pid %s  %-20s  %8s ms  %s  blocked by %s  %s",
                        session.pid(),
                        shown(session.state()),
                        shown(session.stateMs()),
                        shown(session.waitEvent()),
                        shown(session.blockedBy()),
                        shown(session.query())));
    }

    private void history(HistoryReport history) {
        section("the minute before, by seconds: borrowed / waiting");
        line(
                "%s",
                history.samples().stream()
                        .map(sample -> sample.checkedOutMax() + "/" + sample.waitingMax())
                        .collect(Collectors.joining(" ")));
    }

    private void section(String title) {
        line("");
        line("-- %s", title);
    }

    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static Object shown(@Nullable Object figure) {
        return figure == null ? "-" : figure;
    }
}
