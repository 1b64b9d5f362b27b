package dev.inferenceinstances.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Keeps out what Vert.x measures of a client without a name, such as that of the pooler's console: its meters begin with a dot. */
@Singleton
class NamelessMeters {

    private static final String NO_NAME = ".";

    @Produces
    @Singleton
    MeterFilter onlyNamed() {
        return MeterFilter.denyNameStartsWith(NO_NAME);
    }
}
