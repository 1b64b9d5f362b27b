package dev.inferenceinstances.metrics;

import dev.inferenceinstances.pool.PoolReading;
import java.util.List;

/** Knows some metrics. Asked for each scrape, on the event loop: it reads memory only. */
interface MetricSource {

    /** @param pool the one reading that all figures of this scrape come from */
    List<Metric> read(PoolReading pool);
}
