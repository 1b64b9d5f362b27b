package dev.inferenceinstances.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;

/** Measures as usual, but cannot make it readable. */
@Alternative
@ApplicationScoped
public class FailingTimings extends Timings {

    FailingTimings(Clock clock) {
        super(clock);
    }

    @Override
    public void roll() {
        throw new IllegalStateException("timings with a fault");
    }
}
