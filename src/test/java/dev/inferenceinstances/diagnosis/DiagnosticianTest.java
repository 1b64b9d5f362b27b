package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.ObservationBuilder;
import dev.inferenceinstances.detector.Said;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.failure.DatabaseFailure;
import org.junit.jupiter.api.Test;

class DiagnosticianTest {

    @Test
    void aPoolThatWasJustStartedIsNotJudged() {
        assertThat(new ObservationBuilder().seconds(9, 0, 0).verdict()).isEqualTo(Code.TOO_LITTLE_DATA);
        assertThat(new ObservationBuilder().seconds(10, 0, 0).verdict()).isEqualTo(Code.HEALTHY);
    }

    @Test
    void aPoolInOrdinaryUseIsHealthy() {
        Diagnosis diagnosis = new ObservationBuilder().seconds(900, 4, 200).diagnosis();
        assertThat(diagnosis.findings()).extracting(Finding::code).containsExactly(Code.HEALTHY);
        assertThat(diagnosis.verdict().severity()).isEqualTo(Severity.OK);
        assertThat(diagnosis.observedSeconds()).isEqualTo(900);
    }

    @Test
    void whoWaitsIsNotDenied() {
        assertThat(said(new ObservationBuilder().oneSharedConnection().seconds(120, 1, 300, 9, 0)))
                .isEqualTo("Nothing is wrong: 1 of 1 base connections are in use and 9 callers wait");
        assertThat(said(new ObservationBuilder().seconds(20, 3, 5)))
                .isEqualTo("Nothing is wrong: 3 of 10 base connections are in use and no caller waits");
        assertThat(said(new ObservationBuilder().seconds(20, 12, 0)))
                .as("overflow is not of the base")
                .startsWith("Nothing is wrong: 10 of 10 base connections");
    }

    private static String said(ObservationBuilder observation) {
        return Said.inEnglish(observation.diagnosis().verdict().explanation());
    }

    @Test
    void aCauseIsActedOnBeforeWhatItBringsAbout() {
        ObservationBuilder observation = new ObservationBuilder().seconds(20, ObservationBuilder.ALL, 0, 12, 3);
        for (int pid = 1; pid <= ObservationBuilder.ALL; pid++) {
            observation
                    .requestHolds("GET /api/instances", 9000, pid)
                    .session(pid, "active", 9000, "Lock: relation", 99L);
        }
        assertThat(observation.codes()).containsExactly(Code.LOCK_CONTENTION, Code.EXHAUSTED);
    }

    @Test
    void theMoreSevereIsActedOnFirst() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(20, ObservationBuilder.ALL, 0, 12, 3)
                .leaked("POST /import", 60_000, 1);
        assertThat(observation.codes()).containsExactly(Code.LEAK, Code.EXHAUSTED);
        ObservationBuilder withoutPressure = new ObservationBuilder()
                .seconds(20, 2, 5)
                .leaked("POST /import", 60_000, 1)
                .refused(3);
        assertThat(withoutPressure.codes()).containsExactly(Code.SERVER_LIMIT, Code.LEAK);
    }

    @Test
    void oneSharedConnectionIsNeverTooSmall() {
        assertThat(new ObservationBuilder()
                        .oneSharedConnection()
                        .seconds(120, 1, 300, 9, 0)
                        .codes())
                .containsExactly(Code.HEALTHY);
        assertThat(new ObservationBuilder()
                        .oneSharedConnection()
                        .seconds(120, 1, 0, 9, 0)
                        .leaked("POST /import", 60_000, 1)
                        .codes())
                .containsExactly(Code.LEAK);
    }

    @Test
    void everyFindingTellsItsFiguresItsActionsAndWhatWouldHaveRefutedIt() {
        ObservationBuilder everything = new ObservationBuilder()
                .seconds(60, ObservationBuilder.ALL, 40, 12, 3)
                .leaked("POST /import", 60_000, 1)
                .refused(2)
                .unreachable(DatabaseFailure.UNREACHABLE)
                .requestHolds("GET /slow", 9000, 2)
                .requestHolds("GET /slow", 9000, 3)
                .session(2, "active", 9000, null)
                .session(3, "active", 9000, null)
                .requestHolds("PUT /locked", 9000, 4)
                .session(4, "active", 9000, "Lock: tuple", 5L)
                .requestHolds("GET /idle", 9000, 6)
                .session(6, "idle in transaction", 9000, null);
        assertThat(everything.codes())
                .contains(
                        Code.DATABASE_UNREACHABLE,
                        Code.SERVER_LIMIT,
                        Code.LEAK,
                        Code.LOCK_CONTENTION,
                        Code.SLOW_QUERIES,
                        Code.IDLE_IN_TRANSACTION,
                        Code.EXHAUSTED);
        assertThat(everything.codes()).as("a spike and more are said once").doesNotContain(Code.BUSY);
        assertThat(everything.diagnosis().findings()).allSatisfy(finding -> {
            assertThat(Said.inEnglish(finding.explanation())).isNotBlank().doesNotContain("{");
            assertThat(Said.inEnglish(finding.refutedBy())).isNotBlank().doesNotContain("{");
            assertThat(finding.actions())
                    .isNotEmpty()
                    .allSatisfy(action ->
                            assertThat(Said.inEnglish(action)).isNotBlank().doesNotContain("{"));
            assertThat(finding.evidence()).isNotNull();
        });
    }
}
