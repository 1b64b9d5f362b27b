package dev.inferenceinstances.metrics;

import dev.inferenceinstances.pool.ConnectionCreations;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.traffic.DurationDistribution;
import dev.inferenceinstances.traffic.Timings;
import dev.inferenceinstances.traffic.TracedDuration;
import io.prometheus.client.Collector.Type;
import io.prometheus.client.exemplars.Exemplar;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pool under the names that OpenTelemetry has for any pool of database connections. */
@Singleton
class ConnectionMetrics implements MetricSource {

    private static final String PREFIX = "db_client_connection_";
    /** As Quarkus names it. The service has one pool. */
    private static final Label POOL = new Label(PREFIX + "pool_name", "default");

    private static final Label USED = new Label(PREFIX + "state", "used");
    private static final Label IDLE = new Label(PREFIX + "state", "idle");

    private static final String CONNECTION = "{connection}";
    /** As Grafana and the OpenTelemetry conventions expect it. */
    private static final String TRACE_ID = "trace_id";

    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final PoolReader reader;
    private final Timings timings;

    ConnectionMetrics(PoolReader reader, Timings timings) {
        this.reader = reader;
        this.timings = timings;
    }

    @Override
    public List<Metric> read(PoolReading pool) {
        return List.of(
                Metric.gauge(PREFIX + "count", CONNECTION, "Open connections, by whether they are borrowed")
                        .is(pool.checkedOut(), POOL, USED)
                        .is(pool.checkedIn(), POOL, IDLE),
                Metric.gauge(PREFIX + "max", CONNECTION, "The most connections that may be open")
                        .is(pool.maxConnections(), POOL),
                Metric.gauge(PREFIX + "idle_max", CONNECTION, "The most idle connections that are kept")
                        .is(pool.poolSize(), POOL),
                Metric.gauge(PREFIX + "pending_requests", "{request}", "Callers that wait for a connection")
                        .is(pool.waiting(), POOL),
                Metric.counter(PREFIX + "timeouts", "{timeout}", "Callers that gave up waiting for a connection")
                        .total(pool.acquisitionTimeouts(), POOL),
                histogram("wait_time", "Time until a caller got a connection, or gave up", timings.waitsSinceStart()),
                histogram(
                        "use_time", "Time between borrowing a connection and returning it", timings.holdsSinceStart()),
                createTime(reader.creations()));
    }

    private static Metric histogram(String name, String meaning, DurationDistribution durations) {
        Metric metric = Metric.durations(PREFIX + name + "_seconds", Type.HISTOGRAM, meaning);
        for (int i = 0; i < DurationDistribution.BOUNDS.size(); i++) {
            metric.sample(
                    "_bucket",
                    durations.upTo().get(i),
                    example(durations, i),
                    POOL,
                    le(DurationDistribution.BOUNDS.get(i)));
        }
        return metric.sample(
                        "_bucket",
                        durations.count(),
                        example(durations, DurationDistribution.BOUNDS.size()),
                        POOL,
                        le(Double.POSITIVE_INFINITY))
                .sample("_count", durations.count(), POOL)
                .sample("_sum", durations.sumSeconds(), POOL);
    }

    private static @Nullable Exemplar example(DurationDistribution durations, int bucket) {
        TracedDuration traced = durations.traced().get(bucket);
        return traced == null
                ? null
                : new Exemplar(traced.micros() / MICROS_PER_SECOND, traced.atMillis(), TRACE_ID, traced.traceId());
    }

    private static Metric createTime(ConnectionCreations creations) {
        return Metric.durations(PREFIX + "create_time_seconds", Type.SUMMARY, "Time it took to open a connection")
                .sample("_count", creations.count(), POOL)
                .sample("_sum", creations.total().toNanos() / NANOS_PER_SECOND, POOL);
    }

    private static Label le(double bound) {
        return new Label("le", Double.isInfinite(bound) ? "+Inf" : decimal(bound));
    }

    /** With at least one place, and never with an exponent: some readers compare these labels as text. */
    private static String decimal(double bound) {
        BigDecimal shortest = BigDecimal.valueOf(bound).stripTrailingZeros();
        return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
    }
}
