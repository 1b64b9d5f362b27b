package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.detector.Detector;
import dev.inferenceinstances.detector.Detectors;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Asks all detectors, and first one that throws each time. */
@Alternative
@Singleton
public class OneDetectorThrows extends Diagnostician {

    public static final String NAME = "broken";

    OneDetectorThrows(JudgementFailures failures) {
        super(withOneThatThrows(), failures);
    }

    private static List<Detector.Named> withOneThatThrows() {
        Detector.Named broken = Detector.Named.ofAny(NAME, observation -> {
            throw new IllegalStateException("a detector with a fault");
        });
        return Stream.concat(Stream.of(broken), Detectors.ALL.stream()).toList();
    }
}
