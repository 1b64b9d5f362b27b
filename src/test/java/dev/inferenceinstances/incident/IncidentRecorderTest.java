package dev.inferenceinstances.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.detector.Code;
import dev.inferenceinstances.detector.Evidence;
import dev.inferenceinstances.detector.Finding;
import dev.inferenceinstances.detector.Severity;
import dev.inferenceinstances.diagnosis.Diagnosis;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import dev.inferenceinstances.snapshot.Snapshot;
import dev.inferenceinstances.snapshot.SnapshotTaker;
import dev.inferenceinstances.wording.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentRecorderTest {

    private static final int GONE_AFTER = (int) IncidentRecorder.GONE_AFTER.toSeconds();
    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final Incidents incidents = new Incidents();
    private final List<Incident> told = new ArrayList<>();
    private final IncidentRecorder recorder = new IncidentRecorder(incidents, new PoolOnly(), told::add);
    private int second;
    private int waiting;
    private Duration setBack = Duration.ZERO;

    @Test
    void whatIsFoundAgainAndAgainIsOneIncident() {
        exhausted(3);
        assertThat(incidents.all()).singleElement().satisfies(incident -> {
            assertThat(incident.code()).isEqualTo(Code.EXHAUSTED);
            assertThat(incident.beganAt()).isEqualTo(START);
            assertThat(incident.open()).isTrue();
            assertThat(incident.peak().waiting()).as("looked at each second").isEqualTo(3);
        });
        assertThat(told).hasSize(1);
    }

    @Test
    void itEndedWhenItWasFirstGone() {
        exhausted(4);
        healthy(GONE_AFTER);
        assertThat(incidents.all().get(0).open()).isTrue();
        healthy(1);
        Incident over = incidents.all().get(0);
        assertThat(over.endedAt()).isEqualTo(START.plusSeconds(4));
        assertThat(over.peak().waiting()).as("what came after is not its").isEqualTo(4);
        assertThat(told).extracting(Incident::open).containsExactly(true, false);
        assertThat(told.get(1)).isEqualTo(over);
    }

    @Test
    void whatComesBackSoonIsTheSame() {
        exhausted(1);
        healthy(GONE_AFTER);
        exhausted(1);
        healthy(GONE_AFTER);
        assertThat(incidents.all()).hasSize(1);
        assertThat(incidents.all().get(0).open()).isTrue();
        healthy(1);
        assertThat(incidents.all().get(0).endedAt()).isEqualTo(START.plusSeconds(GONE_AFTER + 2));
    }

    @Test
    void aClockThatWasSetBackDoesNotKeepItOpen() {
        exhausted(1);
        setBack = Duration.ofHours(1);
        healthy(GONE_AFTER + 1);
        assertThat(incidents.all().get(0).open()).isFalse();
    }

    @Test
    void moreLooksThanOneInASecondDoNotEndItSooner() {
        exhausted(1);
        healthy(1);
        for (int look = 0; look < 2 * GONE_AFTER; look++) {
            second--;
            healthy(1);
        }
        assertThat(incidents.all().get(0).open()).isTrue();
    }

    @Test
    void whatComesBackLaterIsAnother() {
        exhausted(1);
        healthy(GONE_AFTER + 1);
        exhausted(1);
        assertThat(incidents.all()).extracting(Incident::id).containsExactly(2L, 1L);
    }

    @Test
    void kindsGoOnBesideEachOther() {
        hear(finding(Code.EXHAUSTED, Severity.CRITICAL), finding(Code.LEAK, Severity.WARNING));
        hear(finding(Code.LEAK, Severity.WARNING));
        assertThat(incidents.all()).extracting(Incident::code).containsExactly(Code.LEAK, Code.EXHAUSTED);
    }

    @Test
    void whatIsNotBadOrOfAnotherKindIsNone() {
        hear(finding(Code.LEAK, Severity.INFO), finding(Code.UNDERSIZED, Severity.CRITICAL));
        assertThat(incidents.all()).isEmpty();
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCK_CONTENTION", "FAILING_REQUESTS"})
    void waitsForALockAndRequestsThatFailAreOneWhenTheyAreCritical(Code code) {
        hear(finding(code, Severity.WARNING));
        assertThat(incidents.all()).isEmpty();
        hear(finding(code, Severity.CRITICAL));
        assertThat(incidents.all()).extracting(Incident::code).containsExactly(code);
    }

    @Test
    void aListenerThatFailsDoesNotMakeItAnotherEachSecond() {
        IncidentRecorder failing = new IncidentRecorder(incidents, new PoolOnly(), incident -> {
            told.add(incident);
            throw new IllegalStateException("nobody listens");
        });
        assertThatThrownBy(() -> hear(failing, finding(Code.EXHAUSTED, Severity.CRITICAL)))
                .hasMessage("nobody listens");
        hear(failing, finding(Code.EXHAUSTED, Severity.CRITICAL));
        assertThat(incidents.all()).hasSize(1);
        assertThat(told).hasSize(1);
    }

    private void exhausted(int seconds) {
        for (int i = 0; i < seconds; i++) {
            hear(finding(Code.EXHAUSTED, Severity.CRITICAL));
        }
    }

    private void healthy(int seconds) {
        for (int i = 0; i < seconds; i++) {
            hear(finding(Code.HEALTHY, Severity.OK));
        }
    }

    private void hear(Finding... findings) {
        hear(recorder, findings);
    }

    private void hear(IncidentRecorder recorder, Finding... findings) {
        Instant now = START.plusSeconds(second).minus(setBack);
        PoolReading reading = waiting(++waiting);
        PoolSample sample = new PoolSample(now, 5, 5, 0, waiting, waiting, 0, 0, 100, Map.of());
        recorder.observe(
                new DiagnosisState(new Diagnosis(now, List.of(findings), second), now),
                reading,
                sample,
                TimeUnit.SECONDS.toNanos(second++));
    }

    private static Finding finding(Code code, Severity severity) {
        Phrase phrase = Phrase.of("exhausted.free");
        return new Finding(code, severity, phrase, new Evidence.TooLittleData(0), List.of(phrase), phrase);
    }

    /** Each second one caller more waits. */
    private static PoolReading waiting(int callers) {
        return new PoolReading(3, 2, false, 0, 5, callers, 0, 5, START, 5, START, 0, 0, 0);
    }

    /** Needs nothing that an incident shows beside the pool. */
    private static final class PoolOnly extends SnapshotTaker {

        PoolOnly() {
            super(null, null, null, null, null, null);
        }

        @Override
        public Snapshot take(DiagnosisState state, PoolReading reading) {
            return new Snapshot(reading, null, null, null, null, state, null);
        }

        @Override
        public CompletionStage<Snapshot> withServer(Snapshot snapshot) {
            return new CompletableFuture<>();
        }
    }
}
