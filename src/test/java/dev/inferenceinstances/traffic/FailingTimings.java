package dev.inferenceinstances.traffic;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Measures as usual, but cannot make it readable. */
@Alternative
@Singleton
public class FailingTimings extends Timings {

    FailingTimings(Clock clock) {
        super(clock);
    }

    @Override
    public void roll() {
        throw new IllegalStateException("timings with a fault");
    }
}
