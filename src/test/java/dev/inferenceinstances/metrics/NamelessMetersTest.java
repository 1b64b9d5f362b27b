package dev.inferenceinstances.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class NamelessMetersTest {

    @Test
    void whatHasNoNameBeforeItsDotIsNotKept() {
        MeterRegistry registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new NamelessMeters().onlyNamed());
        registry.counter(".queue.size");
        registry.counter("worker.queue.size");
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsExactly("worker.queue.size");
    }
}
