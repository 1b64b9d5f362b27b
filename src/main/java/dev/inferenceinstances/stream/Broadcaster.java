package dev.inferenceinstances.stream;

import dev.inferenceinstances.diagnosis.DiagnosisReport;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.incident.Incident;
import dev.inferenceinstances.incident.IncidentSummary;
import dev.inferenceinstances.lease.Leak;
import dev.inferenceinstances.lease.LeakReport;
import dev.inferenceinstances.pool.HistoryReport.Sample;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolReports;
import dev.inferenceinstances.pool.PoolSample;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes events of what happens, for all subscribers. While nobody listens, nothing is encoded. */
@Singleton
public class Broadcaster {

    private final EventLog log;
    private final Subscribers subscribers;
    private final PoolReports reports;
    private final Clock clock;
    private List<String> published = List.of();
    private @Nullable Function<Locale, Object> newest;

    Broadcaster(EventLog log, Subscribers subscribers, PoolReports reports, Clock clock) {
        this.log = log;
        this.subscribers = subscribers;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * To be called once a second, and when the verdict has become more urgent in between.
     *
     * @param at when the second was read
     * @param reading that of this second
     * @param sample made of it
     */
    public void publish(Instant at, PoolReading reading, PoolSample sample, DiagnosisState state) {
        synchronized (this) {
            newest = language -> PoolUpdate.of(
                    at,
                    reports.pool(reading, language),
                    reports.threshold(reading, language),
                    state,
                    Sample.of(sample));
            see(state);
            if (subscribers.any()) {
                log.read(newest);
            }
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

    /** To be called before a subscriber comes in: the first one would otherwise find an old update, or none. */
    synchronized void prepare() {
        if (!subscribers.any()) {
            log.read(Objects.requireNonNull(newest, "the first second is read before anybody can listen"));
        }
    }

    private void see(DiagnosisState state) {
        Function<Locale, Object> content = language -> DiagnosisReport.of(state, language);
        List<String> found = state.diagnosis().headlines();
        if (found.equals(published)) {
            log.verdictStands(content);
        } else {
            published = found;
            log.verdictChanged(content);
        }
    }
}
