package dev.inferenceinstances.incident;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.Finding;
import dev.inferenceinstances.session.ServerView;
import java.time.Duration;
import java.time.Instant;

/**
 * One incident, as it is or was.
 *
 * @param id its number since the service started
 * @param endedAt null while it goes on
 * @param server what the server showed of its sessions soon after it began; null where it did not answer
 */
public record Incident(
        long id, Code code, Instant beganAt, Instant endedAt, Scene scene, ServerView server, Peak peak) {

    static Incident begun(long id, Code code, Instant at, Scene scene) {
        return new Incident(id, code, at, null, scene, null, Peak.none().with(scene.pool(), scene.pool()));
    }

    Incident with(ServerView seen) {
        return new Incident(id, code, beganAt, endedAt, scene, seen, peak);
    }

    Incident with(Peak worst) {
        return new Incident(id, code, beganAt, endedAt, scene, server, worst);
    }

    Incident ended(Instant at) {
        return new Incident(id, code, beganAt, at, scene, server, peak);
    }

    /** What was found when it began. */
    Finding finding() {
        return scene.diagnosis().diagnosis().finding(code).orElseThrow();
    }

    boolean open() {
        return endedAt == null;
    }

    /** So far, while it goes on. */
    Duration duration(Instant now) {
        return Duration.between(beganAt, open() ? now : endedAt);
    }
}
