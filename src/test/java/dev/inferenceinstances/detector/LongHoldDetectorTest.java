package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongHoldDetectorTest {

    private static final String LIST = "GET /api/instances";

    @Test
    void longHoldsAreFoundThoughNoServerShowsWhatTheyDo() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(20, 2, 5)
                .requestHolds(LIST, 90_000, 1)
                .requestHolds(LIST, 6000, 2);
        Finding finding = observation.diagnosis().verdict();
        assertThat(finding.code()).isEqualTo(Code.SLOW_QUERIES);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "2 connections are held for long, for up to 90 s; the most by GET /api/instances; what their sessions do is not known here");
        assertThat(observation.session(99, "active", 1, null).codes())
                .as("the server shows its sessions")
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void oneLongHoldOrShortOnesThatNoServerShowsAreOrdinary() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 3, 5)
                        .requestHolds("GET /report", 50_000, 1)
                        .requestHolds(LIST, 4900, 2)
                        .leaked("POST /import", 60_000, 3)
                        .codes())
                .containsExactly(Code.LEAK);
    }
}
