package dev.inferenceinstances.stream;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.diagnosis.DiagnosisWatch;
import dev.inferenceinstances.diagnosis.Severity;
import dev.inferenceinstances.diagnosis.Standing;
import dev.inferenceinstances.incident.Incident;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.lease.LeaksReport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Makes events of what the watches tell, and tells the readers. While nobody reads, nothing is read or encoded. */
@Singleton
class Broadcaster {

    private record Found(Code code, Severity severity) {}

    private final EventLog log;
    private final Readers readers;
    private final ReadingTaker taker;
    private final DiagnosisWatch watch;
    private final Clock clock;
    private List<Found> told = List.of();

    Broadcaster(EventLog log, Readers readers, ReadingTaker taker, DiagnosisWatch watch, Clock clock) {
        this.log = log;
        this.readers = readers;
        this.taker = taker;
        this.watch = watch;
        this.clock = clock;
    }

    /** Told once a second, and between two seconds when the verdict becomes more urgent. */
    void hear(@Observes Standing standing) {
        see(standing);
        if (readers.any()) {
            log.read(taker.take(standing));
        }
        readers.tick();
    }

    void hear(@Observes LeaksReport.Found leak) {
        log.add(EventKind.LEAK, language -> leak);
        readers.tell();
    }

    void hear(@Observes Incident incident) {
        Instant now = clock.instant();
        log.add(EventKind.INCIDENT, language -> IncidentSummary.of(incident, now, language));
        readers.tell();
    }

    /** Before a reader comes in: the first one would find an old reading, or none. */
    void prepare() {
        if (!readers.any()) {
            log.read(taker.take(seeNewest()));
        }
    }

    /** Asks with the lock held: what stood before could else be seen after what stands since. */
    private synchronized Standing seeNewest() {
        Standing standing = watch.standing();
        see(standing);
        return standing;
    }

    private synchronized void see(Standing standing) {
        Function<Locale, Object> content = language -> DiagnosisReport.of(standing, language);
        List<Found> found = standing.diagnosis().findings().stream()
                .map(finding -> new Found(finding.code(), finding.severity()))
                .toList();
        if (found.equals(told)) {
            log.verdictStands(content);
        } else {
            told = found;
            log.verdictChanged(content);
        }
    }
}
