package dev.inferenceinstances.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Evidence;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.diagnosis.Diagnosis;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.wording.Phrase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which verdicts are told, seen by the numbers that they get. Nobody reads, so nothing else is asked for. */
class BroadcasterTest {

    private final EventLog log = new EventLog(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    private final Broadcaster broadcaster = new Broadcaster(log, new Subscribers(), null, Clock.systemUTC());

    @Test
    void theSameVerdictIsToldOnce() {
        hear(found(Code.LEAK, Severity.WARNING));
        hear(found(Code.LEAK, Severity.WARNING));
        assertThat(log.verdict().sequence()).isEqualTo(1);
    }

    @Test
    void anotherVerdictIsTold() {
        hear(found(Code.LEAK, Severity.WARNING));
        hear(found(Code.EXHAUSTED, Severity.CRITICAL));
        assertThat(log.verdict().sequence()).isEqualTo(2);
    }

    @Test
    void aVerdictThatGrowsMoreSevereIsTold() {
        hear(found(Code.LEAK, Severity.WARNING));
        hear(found(Code.LEAK, Severity.CRITICAL));
        assertThat(log.verdict().sequence()).isEqualTo(2);
    }

    @Test
    void anotherFindingBesideTheVerdictIsTold() {
        hear(found(Code.LEAK, Severity.WARNING));
        hear(found(Code.LEAK, Severity.WARNING), found(Code.BUSY, Severity.INFO));
        assertThat(log.verdict().sequence()).isEqualTo(2);
    }

    private void hear(Finding... findings) {
        DiagnosisState state = new DiagnosisState(new Diagnosis(Instant.EPOCH, List.of(findings), 60), Instant.EPOCH);
        broadcaster.publish(Instant.EPOCH, null, null, state);
    }

    private static Finding found(Code code, Severity severity) {
        Phrase phrase = Phrase.of("phrase");
        return new Finding(code, severity, phrase, new Evidence.TooLittleData(0), List.of(phrase), phrase);
    }
}
