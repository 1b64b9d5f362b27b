package dev.inferenceinstances.stream;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.diagnosis.DiagnosisWatch;
import dev.inferenceinstances.diagnosis.Severity;
import dev.inferenceinstances.incident.Incident;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeakReport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Makes events of what the watches tell, and tells the subscribers. While nobody reads, nothing is read or encoded. */
@Singleton
class Broadcaster {

    private record Verdict(Code code, Severity severity) {}

    private final EventLog log;
    private final Subscribers subscribers;
    private final PoolUpdates updates;
    private final DiagnosisWatch watch;
    private final Clock clock;
    private List<Verdict> told = List.of();

    Broadcaster(EventLog log, Subscribers subscribers, PoolUpdates updates, DiagnosisWatch watch, Clock clock) {
        this.log = log;
        this.subscribers = subscribers;
        this.updates = updates;
        this.watch = watch;
        this.clock = clock;
    }

    /** Told once a second, and between two seconds when the verdict becomes more urgent. */
    void hear(@Observes DiagnosisState standing) {
        see(standing);
        if (subscribers.any()) {
            log.read(updates.take(standing));
        }
        subscribers.tick();
    }

    void hear(@Observes Leak leak) {
        LeakReport report = LeakReport.of(leak, System.nanoTime());
        log.add(EventKind.LEAK, language -> report);
        subscribers.tell();
    }

    void hear(@Observes Incident incident) {
        Instant now = clock.instant();
        log.add(EventKind.INCIDENT, language -> IncidentSummary.of(incident, now, language));
        subscribers.tell();
    }

    /** Before a subscriber comes in: the first one would find an old reading, or none. */
    void prepare() {
        if (!subscribers.any()) {
            log.read(updates.take(seeNewest()));
        }
    }

    /** Asks with the lock held: what stood before could else be seen after what stands since. */
    private synchronized DiagnosisState seeNewest() {
        DiagnosisState standing = watch.standing();
        see(standing);
        return standing;
    }

    private synchronized void see(DiagnosisState standing) {
        Function<Locale, Object> content = language -> DiagnosisReport.of(standing, language);
        List<Verdict> found = standing.diagnosis().findings().stream()
                .map(finding -> new Verdict(finding.code(), finding.severity()))
                .toList();
        if (found.equals(told)) {
            log.verdictStands(content);
        } else {
            told = found;
            log.verdictChanged(content);
        }
    }
}
