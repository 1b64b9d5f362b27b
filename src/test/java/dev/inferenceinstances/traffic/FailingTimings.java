package dev.inferenceinstances.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Measures as usual, but cannot make it readable. */
@Alternative
@ApplicationScoped
public class FailingTimings extends Timings {

    @Override
    public void roll() {
        throw new IllegalStateException("timings with a fault");
    }
}
