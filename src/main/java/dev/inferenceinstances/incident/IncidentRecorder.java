package dev.inferenceinstances.incident;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.snapshot.Snapshot;
import dev.inferenceinstances.snapshot.SnapshotTaker;
import io.quarkus.logging.Log;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens an incident when something bad is first found, and closes it, as of when it was gone, when it has been gone for a while; fires an
 * event for both.
 */
@Singleton
public class IncidentRecorder {

    /** What comes back sooner, as a spike may every 20 s, is the same incident. */
    static final Duration GONE_AFTER = Duration.ofSeconds(30);

    private static final double MILLIS = 1000;

    /** What has not been found since; the clock tells users when that was, and the nanoseconds how long ago, whatever the clock does. */
    private record Absence(Instant since, long sinceNanos) {}

    /** @param absence null while it is found */
    private record Open(long id, @Nullable Absence absence) {

        static Open found(long id) {
            return new Open(id, null);
        }

        /** Since when it has not been found: since now, if it was found until now. */
        Absence absence(Instant now, long nanos) {
            return absence == null ? new Absence(now, nanos) : absence;
        }
    }

    private final Incidents incidents;
    private final SnapshotTaker snapshots;
    private final Consumer<Incident> listener;
    private final Map<Code, Open> open = new EnumMap<>(Code.class);

    @Inject
    IncidentRecorder(Incidents incidents, SnapshotTaker snapshots, Event<Incident> event) {
        this(incidents, snapshots, event::fire);
    }

    /** @param listener gets each incident when it begins and when it is over */
    IncidentRecorder(Incidents incidents, SnapshotTaker snapshots, Consumer<Incident> listener) {
        this.incidents = incidents;
        this.snapshots = snapshots;
        this.listener = listener;
    }

    /**
     * To be called once a second, and when the verdict has become more urgent in between.
     *
     * @param reading that of this second
     * @param sample made of it
     * @param nanos when it was read, as {@link System#nanoTime()} counts
     */
    public void observe(DiagnosisState state, PoolReading reading, PoolSample sample, long nanos) {
        for (Code code : Incidents.RECORDED) {
            Optional<Finding> finding = state.diagnosis().finding(code).filter(Incidents::isOne);
            Open known = open.get(code);
            if (known == null) {
                finding.ifPresent(begun -> begin(begun, state, reading));
            } else if (finding.isPresent()) {
                open.put(code, Open.found(known.id()));
            } else {
                notFound(code, known.id(), known.absence(state.diagnosis().at(), nanos), nanos);
            }
        }
        open.values().stream()
                .filter(each -> each.absence() == null)
                .forEach(each -> incidents.change(each.id(), incident -> incident.worse(reading, sample)));
    }

    private void begin(Finding finding, DiagnosisState state, PoolReading reading) {
        long id = incidents.nextId();
        Instant at = state.diagnosis().at();
        Snapshot snapshot = snapshots.take(state, reading);
        Incident begun = Incident.begun(id, finding.code(), at, snapshot);
        incidents.add(begun);
        // before anything that may throw, or it would begin again each second
        open.put(finding.code(), Open.found(id));
        snapshots.withServer(snapshot).thenAccept(whole -> incidents.change(id, incident -> incident.with(whole)));
        Log.warnf(
                "Incident %d began: %s: %s",
                id, finding.code().label(), finding.explanation().in(Locale.ENGLISH));
        listener.accept(begun);
    }

    private void notFound(Code code, long id, Absence absence, long nanos) {
        if (nanos - absence.sinceNanos() < GONE_AFTER.toNanos()) {
            open.put(code, new Open(id, absence));
            return;
        }
        open.remove(code);
        incidents.change(id, incident -> incident.ended(absence.since()));
        incidents.byId(id).ifPresent(incident -> reportEnd(incident, absence.since()));
    }

    private void reportEnd(Incident incident, Instant endedAt) {
        Log.infof(
                "Incident %d is over: %s, after %.1f s; at most %d connections borrowed, %d callers waiting, %d time-outs",
                incident.id(),
                incident.code().label(),
                incident.duration(endedAt).toMillis() / MILLIS,
                incident.peak().checkedOut(),
                incident.peak().waiting(),
                incident.peak().timeouts());
        listener.accept(incident);
    }
}
