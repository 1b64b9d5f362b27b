package dev.inferenceinstances.pool;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;

/** Counts the callers that gave up waiting for a connection; Agroal itself counts none of them. */
@ApplicationScoped
public class AcquisitionTimeouts {

    private final LongAdder count = new LongAdder();

    public void record() {
        count.increment();
    }

    /** How many since start. */
    public long count() {
        return count.sum();
    }
}
