package dev.inferenceinstances.metrics;

import dev.inferenceinstances.diagnosis.Diagnosis;
import dev.inferenceinstances.diagnosis.DiagnosisMonitor;
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

    private final DiagnosisMonitor monitor;
    private final Incidents incidents;

    DiagnosisMetrics(DiagnosisMonitor monitor, Incidents incidents) {
        this.monitor = monitor;
        this.incidents = incidents;
    }

    @Override
    public List<Metric> read(PoolReading pool) {
        Diagnosis diagnosis = monitor.state().diagnosis();
        Metric codes = Metric.gauge(VERDICT, "1", "1 for the finding to act on first");
        diagnosis.verdictByCode().forEach((code, is) -> codes.is(is, new Label("code", code)));
        Metric severities = Metric.gauge(VERDICT + "_severity", "1", "1 for how much that finding matters");
        diagnosis.verdictBySeverity().forEach((severity, is) -> severities.is(is, new Label("severity", severity)));
        Metric begun = Metric.counter(INCIDENTS, "{incident}", "Incidents that began");
        Metric open = Metric.gauge(INCIDENTS + "_open", "{incident}", "Incidents that go on");
        for (IncidentCount count : incidents.counts()) {
            Label kind = new Label("kind", count.kind());
            begun.total(count.begun(), kind);
            open.is(count.open(), kind);
        }
        return List.of(codes, severities, begun, open);
    }
}
