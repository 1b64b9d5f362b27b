package dev.inferenceinstances.health;

import dev.inferenceinstances.pool.PoolAssessment;
import dev.inferenceinstances.pool.PoolPolicy;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolStatus;
import dev.inferenceinstances.wording.Phrase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says of the pool what the pool report says; the checks differ only in what they take for DOWN. Health data knows texts, whole
 * numbers and truth values only, so a list is one text and a percentage another. Probes and alerts match texts, so they stay English.
 */
@ApplicationScoped
class PoolHealth {

    private final PoolReader reader;
    private final PoolPolicy policy;

    PoolHealth(PoolReader reader, PoolPolicy policy) {
        this.reader = reader;
        this.policy = policy;
    }

    HealthCheckResponse check(Predicate<PoolStatus> up) {
        PoolReading reading = reader.read();
        PoolAssessment assessment = policy.assess(reading);
        return HealthCheckResponse.named("db-pool")
                .status(up.test(assessment.status()))
                .withData("status", assessment.status().label())
                .withData("utilization_percent", Double.toString(reading.utilizationPercent()))
                .withData("checked_out", reading.checkedOut())
                .withData("max_connections", reading.maxConnections())
                .withData("waiting", reading.waiting())
                .withData("warnings", text(assessment.warnings()))
                .withData("recommendations", text(assessment.recommendations()))
                .build();
    }

    private static String text(List<Phrase> phrases) {
        return String.join("; ", Phrase.each(phrases, Locale.ENGLISH));
    }
}
