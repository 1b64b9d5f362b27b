package dev.inferenceinstances.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.diagnosis.Code;
import dev.inferenceinstances.diagnosis.Diagnosis;
import dev.inferenceinstances.diagnosis.DiagnosisState;
import dev.inferenceinstances.diagnosis.Finding;
import dev.inferenceinstances.diagnosis.Severity;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class IncidentRecorderTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:00Z");
    private static final PoolReading FULL = new PoolReading(3, 2, false, 0, 5, 0, 0, 5, START, 5, START, 0, 0);

    private final Incidents incidents = new Incidents();
    private final List<Incident> told = new ArrayList<>();
    private final IncidentRecorder recorder = new IncidentRecorder(incidents, new Scenes(), told::add);
    private int second;

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
        healthy(IncidentRecorder.GONE_AFTER - 1);
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
        healthy(IncidentRecorder.GONE_AFTER - 1);
        exhausted(1);
        healthy(IncidentRecorder.GONE_AFTER - 1);
        assertThat(incidents.all()).hasSize(1);
        assertThat(incidents.all().get(0).open()).isTrue();
        healthy(1);
        assertThat(incidents.all().get(0).endedAt()).isEqualTo(START.plusSeconds(IncidentRecorder.GONE_AFTER + 1));
    }

    @Test
    void whatComesBackLaterIsAnother() {
        exhausted(1);
        healthy(IncidentRecorder.GONE_AFTER);
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
        Instant now = START.plusSeconds(second++);
        recorder.hear(new DiagnosisState(new Diagnosis(now, List.of(findings), second), now));
    }

    private static Finding finding(Code code, Severity severity) {
        Phrase phrase = Phrase.of("exhausted.free");
        return new Finding(code, severity, phrase, Map.of(), List.of(phrase), phrase);
    }

    /** Each look finds one caller more waiting. */
    private static final class Scenes extends SnapshotTaker {

        Scenes() {
            super(null, null, null, null, null, null);
        }

        @Override
        Snapshot take(DiagnosisState standing) {
            return new Snapshot(FULL, null, null, null, standing);
        }

        @Override
        CompletionStage<ServerView> serverView() {
            return new CompletableFuture<>();
        }

        @Override
        Incident worse(Incident incident) {
            Peak peak = incident.peak();
            return incident.with(new Peak(peak.checkedOut(), peak.waiting() + 1, 0, 0, 0));
        }
    }
}
