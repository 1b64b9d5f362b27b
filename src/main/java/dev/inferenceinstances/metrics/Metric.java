package dev.inferenceinstances.metrics;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.Collector.Type;
import io.prometheus.client.exemplars.Exemplar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One metric and the figures that it has now. One without figures is not shown. */
final class Metric {

    private static final String SECONDS = "seconds";

    private final String name;
    private final String unit;
    private final Type type;
    private final String help;
    private final List<Sample> samples = new ArrayList<>();

    private Metric(String name, String unit, Type type, String help) {
        this.name = name;
        this.unit = unit;
        this.type = type;
        this.help = help;
    }

    /**
     * @param unit as OpenTelemetry writes it, such as {@code {connection}}. It is shown behind the meaning, since Prometheus has a field
     *     only for one that is a part of the name
     */
    static Metric gauge(String name, String unit, String meaning) {
        return new Metric(name, "", Type.GAUGE, help(meaning, unit));
    }

    /** @param name without the {@code _total} that is shown */
    static Metric counter(String name, String unit, String meaning) {
        return new Metric(name, "", Type.COUNTER, help(meaning, unit));
    }

    /** @param name ends in {@code _seconds} */
    static Metric durations(String name, Type type, String meaning) {
        return new Metric(name, SECONDS, type, help(meaning, "s"));
    }

    Metric is(double value, Label... labels) {
        return sample("", value, labels);
    }

    Metric is(boolean value, Label... labels) {
        return is(value ? 1 : 0, labels);
    }

    Metric total(double value, Label... labels) {
        return sample("_total", value, labels);
    }

    Metric sample(String suffix, double value, Label... labels) {
        return sample(suffix, value, null, labels);
    }

    /** @param example shown in OpenMetrics only; null where there is none */
    Metric sample(String suffix, double value, @Nullable Exemplar example, Label... labels) {
        List<Label> all = List.of(labels);
        samples.add(new Sample(
                name + suffix,
                all.stream().map(Label::name).toList(),
                all.stream().map(Label::value).toList(),
                value,
                example));
        return this;
    }

    MetricFamilySamples samples() {
        return new MetricFamilySamples(name, unit, type, help, samples);
    }

    boolean known() {
        return !samples.isEmpty();
    }

    private static String help(String meaning, String unit) {
        return meaning + " (unit: " + unit + ")";
    }
}
