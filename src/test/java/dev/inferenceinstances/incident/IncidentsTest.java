package dev.inferenceinstances.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.diagnosis.Code;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private final Incidents incidents = new Incidents();

    @Test
    void theLastFiftyAreKeptTheLatestFirst() {
        for (int i = 0; i < 60; i++) {
            add();
        }
        assertThat(incidents.all())
                .hasSize(50)
                .extracting(Incident::id)
                .startsWith(60L, 59L)
                .endsWith(11L);
        assertThat(incidents.byId(10)).isEmpty();
        assertThat(incidents.byId(11)).isPresent();
    }

    @Test
    void whatIsNoLongerKeptIsNotChangedBackIntoBeing() {
        add();
        for (int i = 0; i < 50; i++) {
            add();
        }
        incidents.change(1, incident -> incident.ended(Instant.EPOCH));
        assertThat(incidents.byId(1)).isEmpty();
    }

    @Test
    void aChangeIsSeen() {
        add();
        incidents.change(1, incident -> incident.ended(Instant.EPOCH));
        assertThat(incidents.byId(1).orElseThrow().open()).isFalse();
    }

    @Test
    void allAreCountedTheOnesThatAreNoLongerKeptIncluded() {
        for (int i = 0; i < 60; i++) {
            add();
        }
        incidents.change(60, incident -> incident.ended(Instant.EPOCH));
        assertThat(incidents.counts())
                .containsExactly(
                        new IncidentCount(Code.EXHAUSTED, 0, 0),
                        new IncidentCount(Code.LEAK, 60, 49),
                        new IncidentCount(Code.DATABASE_UNREACHABLE, 0, 0));
    }

    private void add() {
        incidents.add(
                new Incident(incidents.nextId(), Code.LEAK, Instant.EPOCH, null, null, null, new Peak(0, 0, 0, 0, 0)));
    }
}
