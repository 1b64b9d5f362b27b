package dev.inferenceinstances.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteTagsTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void filter() {
        registry.config().meterFilter(new RouteTags().onlyKnownRoutes());
    }

    @Test
    void whatWasTakenBackFromAPathWithoutARouteIsNotKept() {
        registry.timer("http.server.requests", "status", "RESET", "method", "GET", "uri", "/made/up");
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void allElseIsKept() {
        registry.timer("http.server.requests", "status", "200", "method", "GET", "uri", "/api");
        registry.timer("another", "status", "RESET");
        assertThat(registry.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .containsExactlyInAnyOrder("http.server.requests", "another");
    }
}
