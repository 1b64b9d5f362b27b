package dev.inferenceinstances.metrics;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounts;
import dev.inferenceinstances.traffic.RequestOutcomes;
import jakarta.inject.Singleton;
import java.util.List;

/** How the requests to the registry ended. Each outcome has its counter from the start, so that a rate sees its first one. */
@Singleton
class OutcomeMetrics implements MetricSource {

    private final RequestOutcomes outcomes;

    OutcomeMetrics(RequestOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    @Override
    public List<Metric> read(PoolReading pool) {
        OutcomeCounts counts = outcomes.sinceStart().all();
        Metric requests = Metric.counter(
                "inference_instances_requests", "{request}", "Requests to the registry, by how they ended");
        for (Outcome outcome : Outcome.values()) {
            requests.total(counts.of(outcome), new Label("outcome", outcome.label()));
        }
        return List.of(requests);
    }
}
