package dev.inferenceinstances.metrics;

import dev.inferenceinstances.pool.PoolReading;
import jakarta.inject.Singleton;
import java.util.List;

/** What else the pool report shows. */
@Singleton
class PoolMetrics implements MetricSource {

    private static final String PREFIX = "inference_instances_pool_";
    private static final double PERCENT = 100;

    @Override
    public List<Metric> read(PoolReading pool) {
        return List.of(
                exhausted(pool),
                Metric.gauge(PREFIX + "utilization_ratio", "1", "Borrowed connections by the base size, at most 1")
                        .is(pool.utilizationPercent() / PERCENT),
                Metric.gauge(PREFIX + "capacity_ratio", "1", "Borrowed connections by the most that may be open")
                        .is(pool.capacityPercent() / PERCENT),
                Metric.gauge(PREFIX + "leaked_connections", "{connection}", "Borrowed connections known to be leaked")
                        .is(pool.leakedConnections()),
                Metric.counter(PREFIX + "leaks", "{leak}", "Leaks found").total(pool.leaksFound()),
                Metric.counter(PREFIX + "shed_requests", "{request}", "Requests refused since too many waited already")
                        .total(pool.shedRequests()));
    }

    /** Without a figure where there is no pool: the one connection that all share is borrowed whenever anything is done. */
    static Metric exhausted(PoolReading pool) {
        Metric exhausted =
                Metric.gauge(PREFIX + "exhausted", "1", "1 while every connection that may be open is borrowed");
        return pool.shared() ? exhausted : exhausted.is(pool.exhausted());
    }
}
