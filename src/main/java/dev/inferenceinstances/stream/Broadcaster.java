package dev.inferenceinstances.stream;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.diagnosis.DiagnosisWatch;
import dev.inferenceinstances.diagnosis.Finding;
import dev.inferenceinstances.diagnosis.Standing;
import dev.inferenceinstances.incident.Incident;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.lease.LeaksReport;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes events of what the watches tell, and tells the readers. While nobody reads, nothing is read or encoded. */
@Singleton
class Broadcaster {

    private final EventLog log;
    private final Readers readers;
    private final ReadingTaker taker;
    private final DiagnosisWatch watch;
    private final Clock clock;
    private Code verdict;
    private Set<Code> found;

    Broadcaster(EventLog log, Readers readers, ReadingTaker taker, DiagnosisWatch watch, Clock clock) {
        this.log = log;
        this.readers = readers;
        this.taker = taker;
        this.watch = watch;
        this.clock = clock;
    }

    /** Told once a second. */
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
            Standing standing = watch.standing();
            see(standing);
            log.read(taker.take(standing));
        }
    }

    private synchronized void see(Standing standing) {
        Function<Locale, Object> content = language -> DiagnosisReport.of(standing, language);
        Code code = standing.diagnosis().verdict().code();
        Set<Code> codes =
                standing.diagnosis().findings().stream().map(Finding::code).collect(Collectors.toSet());
        if (code == verdict && codes.equals(found)) {
            log.verdictStands(content);
        } else {
            verdict = code;
            found = codes;
            log.verdictChanged(content);
        }
    }
}
