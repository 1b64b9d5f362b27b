package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeakDetectorTest {

    @Test
    void aLeakIsCertainAndNamesTheRoute() {
        Finding finding = new ObservationBuilder()
                .seconds(30, 3, 5)
                .leaked("POST /import", 40_000, 1)
                .leaked("POST /import", 20_000, 2)
                .requestHolds("GET /api/instances", 3, 3)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.LEAK);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).isInstanceOfSatisfying(LeakDetector.Figures.class, figures -> {
            assertThat(figures.certain()).isTrue();
            assertThat(figures.leakedConnections()).isEqualTo(2);
        });
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "2 connections of 30 are leaked: borrowed by POST /import and not given back, for up to 40 s");
        assertThat(Said.inEnglish(finding.actions().get(0))).startsWith("Mend POST /import: ");
    }

    @Test
    void itIsCriticalWhenHalfOfThePoolIsGoneOrCallersWait() {
        ObservationBuilder half = new ObservationBuilder().seconds(30, 15, 5);
        for (int pid = 1; pid <= 15; pid++) {
            half.leaked("POST /import", 1000, pid);
        }
        assertThat(half.diagnosis().verdict().severity()).isEqualTo(Severity.CRITICAL);
        assertThat(new ObservationBuilder()
                        .seconds(5, 9, 5, 2, 0)
                        .leaked("POST /import", 1000, 1)
                        .diagnosis()
                        .verdict()
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aLeakThatIsTakenBackAtOnceIsStillOne() {
        Finding finding = new ObservationBuilder()
                .seconds(30, 1, 5)
                .leakedAndTakenBack("GET /other")
                .leakedAndTakenBack("POST /import")
                .leakedAndTakenBack("POST /import")
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.LEAK);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "3 connections were leaked in the last 10 s and taken back; the most were borrowed by POST /import");
        assertThat(new ObservationBuilder()
                        .seconds(30, 1, 5)
                        .leaked("POST /import", 1000, 1)
                        .leakedAndTakenBack("POST /import")
                        .codes())
                .as("said once")
                .containsExactly(Code.LEAK);
    }

    @Test
    void aFloorThatRisesWithoutMoreTrafficIsProbablyALeak() {
        Finding finding = rising(20).diagnosis().verdict();
        assertThat(finding.code()).isEqualTo(Code.LEAK);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).isInstanceOfSatisfying(LeakTrendDetector.Figures.class, figures -> {
            assertThat(figures.certain()).isFalse();
            assertThat(figures.floors()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
        });
    }

    @Test
    void moreTrafficExplainsMoreConnections() {
        ObservationBuilder observation = new ObservationBuilder();
        for (int step = 1; step <= 5; step++) {
            observation.seconds(30, step, 20 * step).taskHolds("import", 31_000, step);
        }
        assertThat(observation.codes()).doesNotContain(Code.LEAK);
    }

    @Test
    void runningRequestsThatTakeLongAreNoLeak() {
        ObservationBuilder observation = new ObservationBuilder();
        for (int step = 1; step <= 5; step++) {
            observation.seconds(30, step, 20).requestHolds("GET /report", 40_000, step);
        }
        assertThat(observation.codes()).doesNotContain(Code.LEAK);
    }

    @Test
    void aBurstIsNoLeak() {
        ObservationBuilder observation =
                new ObservationBuilder().seconds(60, 1, 20).seconds(20, 25, 400).seconds(70, 1, 20);
        for (int pid = 1; pid <= 5; pid++) {
            observation.taskHolds("import", 31_000, pid);
        }
        assertThat(observation.codes()).doesNotContain(Code.LEAK);
    }

    @Test
    void aLevelThatRisesOnceIsNoLeak() {
        ObservationBuilder observation =
                new ObservationBuilder().seconds(60, 1, 20).seconds(90, 6, 20);
        for (int pid = 1; pid <= 5; pid++) {
            observation.taskHolds("nightly report", 80_000, pid);
        }
        assertThat(observation.codes()).doesNotContain(Code.LEAK);
    }

    @Test
    void twoMinutesAndSomeSecondsAreTooShortForATrend() {
        ObservationBuilder observation = new ObservationBuilder();
        for (int step = 1; step <= 5; step++) {
            observation.seconds(28, step, 20).taskHolds("import", 31_000, step);
        }
        assertThat(observation.codes()).doesNotContain(Code.LEAK);
    }

    private static ObservationBuilder rising(int borrows) {
        ObservationBuilder observation = new ObservationBuilder();
        for (int step = 1; step <= 5; step++) {
            observation.seconds(30, step, borrows).taskHolds("import", 31_000, step);
        }
        return observation;
    }
}
