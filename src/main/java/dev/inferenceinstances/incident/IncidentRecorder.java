package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.diagnosis.Finding;
import dev.inferenceinstances.diagnosis.Severity;
import io.quarkus.logging.Log;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens an incident when something bad is first found, and closes it, as of when it was gone, when it has been so for a while; tells whoever wants to know of both.
 * Told once a second, or a little more often.
 */
@Singleton
class IncidentRecorder {

    /** For so many seconds: what comes back sooner, as a spike may every 20 s, is the same incident. */
    static final int GONE_AFTER = 30;

    private static final double MILLIS = 1000;

    /**
     * @param absent for how many seconds it has not been found
     * @param goneSince from when on; null while it is found
     */
    private record Open(long id, int absent, Instant goneSince) {

        static Open found(long id) {
            return new Open(id, 0, null);
        }

        Open notFound(Instant now) {
            return new Open(id, absent + 1, goneSince == null ? now : goneSince);
        }
    }

    private final Incidents incidents;
    private final SnapshotTaker snapshots;
    private final Consumer<Incident> told;
    private final Map<Code, Open> open = new EnumMap<>(Code.class);

    @Inject
    IncidentRecorder(Incidents incidents, SnapshotTaker snapshots, Event<Incident> told) {
        this(incidents, snapshots, told::fire);
    }

    /** @param told hears of each incident when it begins and when it is over */
    IncidentRecorder(Incidents incidents, SnapshotTaker snapshots, Consumer<Incident> told) {
        this.incidents = incidents;
        this.snapshots = snapshots;
        this.told = told;
    }

    void hear(@Observes DiagnosisState standing) {
        for (Code code : Incidents.RECORDED) {
            Optional<Finding> finding = standing.diagnosis().finding(code).filter(IncidentRecorder::bad);
            Open known = open.get(code);
            if (finding.isPresent()) {
                open.put(code, known == null ? begin(finding.get(), standing) : Open.found(known.id()));
            } else if (known != null) {
                notFound(code, known.notFound(standing.diagnosis().at()));
            }
        }
        open.values().stream()
                .filter(each -> each.absent() == 0)
                .forEach(each -> incidents.change(each.id(), snapshots::worse));
    }

    private static boolean bad(Finding finding) {
        return finding.severity().compareTo(Severity.WARNING) >= 0;
    }

    private Open begin(Finding finding, DiagnosisState standing) {
        long id = incidents.nextId();
        Instant at = standing.diagnosis().at();
        Incident begun = Incident.begun(id, finding.code(), at, snapshots.take(standing));
        incidents.add(begun);
        snapshots.serverView().thenAccept(view -> incidents.change(id, incident -> incident.with(view)));
        Log.warnf(
                "Incident %d began: %s: %s",
                id, finding.code().label(), finding.explanation().in(Locale.ENGLISH));
        told.accept(begun);
        return Open.found(id);
    }

    private void notFound(Code code, Open known) {
        if (known.absent() < GONE_AFTER) {
            open.put(code, known);
            return;
        }
        open.remove(code);
        incidents.change(known.id(), incident -> incident.ended(known.goneSince()));
        incidents.byId(known.id()).ifPresent(this::tellOfTheEnd);
    }

    private void tellOfTheEnd(Incident incident) {
        Log.infof(
                "Incident %d is over: %s, after %.1f s; at most %d connections borrowed, %d callers waiting, %d time-outs",
                incident.id(),
                incident.code().label(),
                incident.duration(incident.endedAt()).toMillis() / MILLIS,
                incident.peak().checkedOut(),
                incident.peak().waiting(),
                incident.peak().timeouts());
        told.accept(incident);
    }
}
