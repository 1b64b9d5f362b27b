package dev.inferenceinstances.metrics;

import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts the service's own metrics beside Micrometer's. They are read for each scrape, all of the pool from one reading; what is counted
 * elsewhere already is not counted again on the way of each borrow.
 */
@Singleton
class ServiceCollector extends Collector {

    private final PoolReader reader;
    private final List<MetricSource> sources;

    ServiceCollector(PoolReader reader, @All List<MetricSource> sources) {
        this.reader = reader;
        this.sources = sources;
    }

    /** After all others have started: registering it reads everything for the first time. */
    @SuppressWarnings("deprecation") // the one that Quarkus has, which is that of the older client
    void register(
            @Observes @Priority(ObserverMethod.DEFAULT_PRIORITY + 1) StartupEvent event,
            PrometheusMeterRegistry registry) {
        registry.getPrometheusRegistry().register(this);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        PoolReading pool = reader.read();
        return sources.stream()
                .flatMap(source -> source.read(pool).stream())
                .filter(Metric::known)
                .map(Metric::samples)
                .toList();
    }
}
