package dev.inferenceinstances.incident;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.snapshot.Snapshot;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One incident, as it is or was.
 *
 * @param id its number since the service started
 * @param endedAt null while it goes on
 * @param snapshot how everything was when it began
 * @param peak the worst of it so far
 */
public record Incident(
        long id, Code code, Instant beganAt, @Nullable Instant endedAt, Snapshot snapshot, Peak peak) {

    static Incident begun(long id, Code code, Instant at, Snapshot snapshot) {
        return new Incident(id, code, at, null, snapshot, Peak.none().with(snapshot.pool(), snapshot.pool()));
    }

    Incident with(Snapshot more) {
        return new Incident(id, code, beganAt, endedAt, more, peak);
    }

    Incident with(Peak worst) {
        return new Incident(id, code, beganAt, endedAt, snapshot, worst);
    }

    /** With the worst of what it was and what this second shows. */
    Incident worse(PoolReading reading, PoolSample sample) {
        return with(peak.with(reading, snapshot.pool()).with(sample));
    }

    Incident ended(Instant at) {
        return new Incident(id, code, beganAt, at, snapshot, peak);
    }

    /** What was found when it began. */
    Finding finding() {
        return snapshot.diagnosis().diagnosis().finding(code).orElseThrow();
    }

    boolean open() {
        return endedAt == null;
    }

    /** So far, while it goes on. */
    Duration duration(Instant now) {
        return Duration.between(beganAt, open() ? now : endedAt);
    }
}
