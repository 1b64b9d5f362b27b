package dev.inferenceinstances.stream;

import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.pool.HistoryReport.Sample;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolReports;
import dev.inferenceinstances.pool.PoolSample;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** Reads the pool once for all readers, whatever their language. */
@Singleton
class PoolUpdates {

    private final PoolReader reader;
    private final PoolReports reports;
    private final PoolHistory history;
    private final Clock clock;

    PoolUpdates(PoolReader reader, PoolReports reports, PoolHistory history, Clock clock) {
        this.reader = reader;
        this.reports = reports;
        this.history = history;
        this.clock = clock;
    }

    /** Reads now, and puts it into words when somebody wants them. */
    Function<Locale, Object> take(DiagnosisState standing) {
        Instant at = clock.instant();
        PoolReading reading = reader.read();
        PoolSample newest = history.newest();
        Sample sample = newest == null ? null : Sample.of(newest);
        return language -> PoolUpdate.of(
                at, reports.pool(reading, language), reports.threshold(reading, language), standing, sample);
    }
}
