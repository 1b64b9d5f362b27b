package dev.inferenceinstances.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Evidence;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictHysteresisTest {

    private final VerdictHysteresis hysteresis = new VerdictHysteresis();
    private int second;

    @Test
    void aVerdictStandsSinceItWasFirstSeen() {
        see(Code.HEALTHY, Severity.OK);
        see(Code.LEAK, Severity.WARNING);
        DiagnosisState state = see(Code.LEAK, Severity.WARNING);
        assertThat(state.since()).isEqualTo(at(1));
        assertThat(state.diagnosis().at()).isEqualTo(at(2));
    }

    @Test
    void aVerdictThatGrowsMoreSevereStandsSinceItsBeginning() {
        see(Code.LEAK, Severity.WARNING);
        assertThat(see(Code.LEAK, Severity.CRITICAL).since()).isEqualTo(at(0));
    }

    @Test
    void aMoreUrgentOneStandsAtOnce() {
        see(Code.BUSY, Severity.INFO);
        assertThat(verdict(see(Code.EXHAUSTED, Severity.CRITICAL))).isEqualTo(Code.EXHAUSTED);
        assertThat(verdict(see(Code.LOCK_CONTENTION, Severity.CRITICAL)))
                .as("as severe, but a cause")
                .isEqualTo(Code.LOCK_CONTENTION);
    }

    @Test
    void aLessUrgentOneStandsWhenItStays() {
        see(Code.LOCK_CONTENTION, Severity.CRITICAL);
        assertThat(verdict(see(Code.HEALTHY, Severity.OK))).isEqualTo(Code.LOCK_CONTENTION);
        assertThat(verdict(see(Code.HEALTHY, Severity.OK))).isEqualTo(Code.LOCK_CONTENTION);
        DiagnosisState eased = see(Code.HEALTHY, Severity.OK);
        assertThat(verdict(eased)).isEqualTo(Code.HEALTHY);
        assertThat(eased.since()).isEqualTo(at(3));
    }

    @Test
    void aMomentOfCalmDoesNotCountTowardsTheNext() {
        see(Code.LOCK_CONTENTION, Severity.CRITICAL);
        see(Code.HEALTHY, Severity.OK);
        see(Code.HEALTHY, Severity.OK);
        see(Code.LOCK_CONTENTION, Severity.CRITICAL);
        see(Code.HEALTHY, Severity.OK);
        assertThat(verdict(see(Code.HEALTHY, Severity.OK))).isEqualTo(Code.LOCK_CONTENTION);
    }

    @Test
    void betweenTwoSecondsOnlyAMoreUrgentOneIsHeard() {
        see(Code.LOCK_CONTENTION, Severity.WARNING);
        see(Code.HEALTHY, Severity.OK);
        see(Code.HEALTHY, Severity.OK);
        assertThat(hysteresis.isMoreUrgent(diagnosis(Code.HEALTHY, Severity.OK)))
                .isFalse();
        assertThat(hysteresis.isMoreUrgent(diagnosis(Code.EXHAUSTED, Severity.CRITICAL)))
                .isTrue();
    }

    private DiagnosisState see(Code code, Severity severity) {
        return hysteresis.see(diagnosis(code, severity));
    }

    private Diagnosis diagnosis(Code code, Severity severity) {
        Phrase phrase = Phrase.of("healthy.nothing");
        Finding finding = new Finding(code, severity, phrase, new Evidence.TooLittleData(0), List.of(phrase), phrase);
        return new Diagnosis(at(second++), List.of(finding), 60);
    }

    private static Code verdict(DiagnosisState state) {
        return state.diagnosis().verdict().code();
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}
