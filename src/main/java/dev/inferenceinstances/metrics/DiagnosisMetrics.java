package dev.inferenceinstances.metrics;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.DiagnosisWatch;
import dev.inferenceinstances.diagnosis.Finding;
import dev.inferenceinstances.diagnosis.Severity;
import dev.inferenceinstances.incident.IncidentCount;
import dev.inferenceinstances.incident.Incidents;
import dev.inferenceinstances.pool.PoolReading;
import jakarta.inject.Singleton;
import java.util.List;

/** The diagnosis and the incidents. Of a set of states, the one that is has 1 and all others have 0. */
@Singleton
class DiagnosisMetrics implements MetricSource {

    private static final String VERDICT = "inference_instances_pool_verdict";
    private static final String INCIDENTS = "inference_instances_incidents";

    private final DiagnosisWatch watch;
    private final Incidents incidents;

    DiagnosisMetrics(DiagnosisWatch watch, Incidents incidents) {
        this.watch = watch;
        this.incidents = incidents;
    }

    @Override
    public List<Metric> read(PoolReading pool) {
        Finding verdict = watch.standing().diagnosis().verdict();
        Metric codes = Metric.gauge(VERDICT, "1", "1 for the finding to act on first");
        for (Code code : Code.values()) {
            codes.is(verdict.code() == code, new Label("code", code.label()));
        }
        Metric severities = Metric.gauge(VERDICT + "_severity", "1", "1 for how much that finding matters");
        for (Severity severity : Severity.values()) {
            severities.is(verdict.severity() == severity, new Label("severity", severity.label()));
        }
        Metric begun = Metric.counter(INCIDENTS, "{incident}", "Incidents that began");
        Metric open = Metric.gauge(INCIDENTS + "_open", "{incident}", "Incidents that go on");
        for (IncidentCount count : incidents.counts()) {
            Label kind = new Label("kind", count.code().label());
            begun.total(count.begun(), kind);
            open.is(count.open(), kind);
        }
        return List.of(codes, severities, begun, open);
    }
}
