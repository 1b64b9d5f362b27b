package dev.inferenceinstances.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.detector.Code;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentsTest {

    private final Incidents incidents = new Incidents();

    @Test
    void theLastFiftyAreKeptTheLatestFirst() {
        addThatAreOver(60);
        assertThat(incidents.all())
                .hasSize(50)
                .extracting(Incident::id)
                .startsWith(60L, 59L)
                .endsWith(11L);
        assertThat(incidents.byId(10)).isEmpty();
        assertThat(incidents.byId(11)).isPresent();
    }

    @Test
    void oneThatGoesOnIsKeptHoweverManyComeAndGo() {
        add(Code.LEAK);
        addThatAreOver(60);
        assertThat(incidents.all()).hasSize(50).extracting(Incident::id).endsWith(14L, 13L, 1L);
        incidents.change(1, incident -> incident.ended(Instant.EPOCH));
        addThatAreOver(1);
        assertThat(incidents.byId(1)).isEmpty();
    }

    @Test
    void whatIsNoLongerKeptIsNotChangedBackIntoBeing() {
        addThatAreOver(51);
        incidents.change(1, incident -> incident.ended(Instant.EPOCH));
        assertThat(incidents.byId(1)).isEmpty();
    }

    @Test
    void aChangeIsSeen() {
        add(Code.LEAK);
        incidents.change(1, incident -> incident.ended(Instant.EPOCH));
        assertThat(incidents.byId(1).orElseThrow().open()).isFalse();
    }

    @Test
    void allAreCountedTheOnesThatAreNoLongerKeptIncluded() {
        add(Code.LEAK);
        addThatAreOver(60);
        assertThat(incidents.counts())
                .hasSize(Incidents.RECORDED.size())
                .startsWith(
                        new IncidentCount(Code.EXHAUSTED.label(), 60, 0),
                        new IncidentCount(Code.LEAK.label(), 1, 1),
                        new IncidentCount(Code.DATABASE_UNREACHABLE.label(), 0, 0));
    }

    private void addThatAreOver(int count) {
        for (int i = 0; i < count; i++) {
            long id = add(Code.EXHAUSTED);
            incidents.change(id, incident -> incident.ended(Instant.EPOCH));
        }
    }

    private long add(Code code) {
        long id = incidents.nextId();
        incidents.add(new Incident(id, code, Instant.EPOCH, null, null, Peak.none()));
        return id;
    }
}
