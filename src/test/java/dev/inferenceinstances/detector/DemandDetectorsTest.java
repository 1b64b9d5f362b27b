package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.HolderPace.Holds;
import org.junit.jupiter.api.Test;

class DemandDetectorsTest {

    @Test
    void aSpikeThatTheOverflowTakesIsBusy() {
        ObservationBuilder observation =
                new ObservationBuilder().seconds(60, 3, 100).seconds(5, 22, 900);
        assertThat(observation.codes()).containsExactly(Code.BUSY);
        assertThat(observation.diagnosis().verdict().severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void aSpikeThatCallersWaitForIsBusyThoughThereIsNoOverflow() {
        ObservationBuilder observation =
                new ObservationBuilder().size(10, 0).seconds(60, 3, 100).seconds(5, 10, 900, 40, 0);
        Finding finding = observation.diagnosis().verdict();
        assertThat(finding.code()).isEqualTo(Code.BUSY);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "Up to 10 of 10 connections were borrowed at once in the last seconds and up to 40 callers waited; connections come back");
    }

    @Test
    void aSpikeThatIsOverIsForgotten() {
        assertThat(new ObservationBuilder()
                        .seconds(60, 3, 100)
                        .seconds(5, 22, 900)
                        .seconds(10, 3, 100)
                        .codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void connectionsThatAreHeldAreNoSpike() {
        assertThat(new ObservationBuilder()
                        .seconds(60, 3, 100)
                        .seconds(15, 22, 0)
                        .codes())
                .doesNotContain(Code.BUSY);
    }

    @Test
    void aSteadyLoadOnTheOverflowIsUndersized() {
        ObservationBuilder observation =
                new ObservationBuilder().seconds(30, 14, 900).advised(18, 9);
        Finding finding = observation.diagnosis().verdict();
        assertThat(finding.code()).isEqualTo(Code.UNDERSIZED);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(Said.inEnglish(finding.actions().get(0)))
                .isEqualTo(
                        "Set DB_POOL_SIZE=18 and DB_MAX_OVERFLOW=9, or try it first with POST /api/monitoring/db-pool/size");
    }

    @Test
    void peaksThatTheOverflowTakesAreNotUndersizedHoweverManyThereAre() {
        assertThat(new ObservationBuilder().peaks(60, 4, 14, 900).codes()).containsExactly(Code.BUSY);
        assertThat(new ObservationBuilder().peaks(60, 11, 14, 900).codes()).contains(Code.UNDERSIZED);
    }

    @Test
    void callersThatWaitWhileConnectionsComeBackQuicklyMakeItCritical() {
        ObservationBuilder observation = new ObservationBuilder().seconds(30, ObservationBuilder.ALL, 900, 40, 0);
        assertThat(observation.diagnosis().verdict().code()).isEqualTo(Code.UNDERSIZED);
        assertThat(observation.diagnosis().verdict().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aLoadThatFallsBelowTheBaseInBetweenIsNotSteady() {
        assertThat(new ObservationBuilder()
                        .seconds(12, 14, 900)
                        .seconds(8, 5, 300)
                        .seconds(10, 14, 900)
                        .codes())
                .containsExactly(Code.BUSY);
    }

    @Test
    void callersThatGiveUpAreNoDemand() {
        assertThat(new ObservationBuilder().seconds(60, 0, 0, 50, 3).codes())
                .doesNotContain(Code.UNDERSIZED, Code.BUSY);
    }

    @Test
    void longHoldsAreNoDemand() {
        assertThat(new ObservationBuilder().seconds(60, 20, 3).codes()).doesNotContain(Code.UNDERSIZED);
    }

    @Test
    void aDemandThatComesOfARouteThatBecameSlowIsNotMetByALargerPool() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(30, 14, 100)
                .advised(18, 9)
                .pace("GET /api/instances", new Holds(1000, 120, 130), new Holds(5000, 4, 5));
        assertThat(observation.codes()).startsWith(Code.SLOW_QUERIES).doesNotContain(Code.UNDERSIZED);
    }

    @Test
    void aPoolThatIsFullForTenSecondsIsExhausted() {
        ObservationBuilder observation =
                new ObservationBuilder().seconds(60, 3, 100).seconds(10, ObservationBuilder.ALL, 0, 4, 0);
        for (int pid = 1; pid <= ObservationBuilder.ALL; pid++) {
            observation.requestHolds("POST /sync", 10_000, pid);
        }
        Finding finding = observation.diagnosis().verdict();
        assertThat(finding.code()).isEqualTo(Code.EXHAUSTED);
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "30 of 30 connections are borrowed and stay so; 4 callers wait; the most are held by POST /sync");
    }

    @Test
    void aPoolThatIsFullNoLongerIsNotExhausted() {
        assertThat(new ObservationBuilder()
                        .seconds(15, ObservationBuilder.ALL, 0)
                        .seconds(1, 3, 0)
                        .codes())
                .doesNotContain(Code.EXHAUSTED);
    }

    @Test
    void aFullPoolThatNobodyWaitsForIsOnlyAWarning() {
        assertThat(new ObservationBuilder()
                        .seconds(10, ObservationBuilder.ALL, 0)
                        .diagnosis()
                        .verdict()
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void aTimeOutInAFullPoolNeedsNoTenSeconds() {
        assertThat(new ObservationBuilder()
                        .seconds(60, 3, 100)
                        .seconds(2, ObservationBuilder.ALL, 0, 4, 1)
                        .codes())
                .contains(Code.EXHAUSTED);
    }

    @Test
    void aPoolThatIsFullForAMomentIsNot() {
        assertThat(new ObservationBuilder()
                        .seconds(60, 3, 100)
                        .seconds(3, ObservationBuilder.ALL, 900, 4, 0)
                        .codes())
                .containsExactly(Code.BUSY);
    }

    /** Twelve callers behind a lock, which has gone: what they wanted at once is not what the load wants. */
    @Test
    void aDemandThatSomethingHeldUpIsNotUndersized() {
        assertThat(new ObservationBuilder().seconds(40, 14, 900, 2, 0).codes()).contains(Code.UNDERSIZED);
        assertThat(new ObservationBuilder().seconds(40, 14, 900, 2, 0).heldUp().codes())
                .doesNotContain(Code.UNDERSIZED);
    }

    @Test
    void aFindingThatHoldsCallersUpLeavesNoWordForALargerPool() {
        assertThat(new ObservationBuilder()
                        .seconds(40, 14, 900, 2, 0)
                        .refused(3)
                        .codes())
                .contains(Code.SERVER_LIMIT)
                .doesNotContain(Code.UNDERSIZED);
    }
}
