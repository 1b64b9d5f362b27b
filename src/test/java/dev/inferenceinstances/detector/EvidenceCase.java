package dev.inferenceinstances.detector;

/**
 * A finding, and its evidence in JSON.
 *
 * @param name the finding's code, and in words what is special about it
 */
record EvidenceCase(String name, Finding finding, String json) {

    /** What this detector must find there. */
    static EvidenceCase of(String name, Detector detector, ObservationBuilder observation, String json) {
        return new EvidenceCase(name, detector.judge(observation.observation()).orElseThrow(), json);
    }

    @Override
    public String toString() {
        return name;
    }
}
