package dev.inferenceinstances.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The numbers are those of the events, in the order in which they are added. */
class EventLogTest {

    private static final long RUN = 1_795_686_000_000L;

    private final EventLog log = new EventLog(Clock.fixed(Instant.ofEpochMilli(RUN), ZoneOffset.UTC));

    @BeforeEach
    void aVerdictAndAReading() {
        log.verdictChanged(language -> "verdict 1");
        log.read(language -> "reading 2");
    }

    @Test
    void aNewReaderBeginsWithTheNewestReading() {
        read();
        leaks(2);
        assertThat(log.beginning(Optional.empty())).isEqualTo(2);
        assertThat(readAfter(2)).containsExactly(3L, 4L, 5L);
    }

    @Test
    void ofReadingsOnlyTheNewestIsThere() {
        leaks(1);
        read();
        read();
        assertThat(readAfter(0)).containsExactly(1L, 3L, 5L);
    }

    @Test
    void aReaderThatComesBackGoesOnAfterWhatItGot() {
        leaks(3);
        assertThat(beginning(4)).isEqualTo(4);
        assertThat(beginning(5)).isEqualTo(5);
    }

    @Test
    void whoMissedWhatIsForgottenBeginsWithTheNewestReading() {
        leaks(EventLog.KEPT);
        read();
        assertThat(beginning(1)).as("only 1 is forgotten, and it got that").isEqualTo(1);
        leaks(1);
        assertThat(beginning(1)).as("3 is forgotten").isEqualTo(EventLog.KEPT + 2);
        assertThat(beginning(3)).isEqualTo(3);
        assertThat(readAfter(1)).hasSize(EventLog.KEPT + 1).startsWith(4L);
    }

    @Test
    void theVerdictThatStandsIsNeverForgotten() {
        log.verdictChanged(language -> "verdict 3");
        leaks(EventLog.KEPT + 1);
        assertThat(readAfter(2)).startsWith(3L, 5L);
    }

    @Test
    void anIdOfAnotherRunOrOfTheFutureIsNone() {
        assertThat(log.beginning(Optional.of(new EventId(RUN - 1, 2)))).isEqualTo(1);
        assertThat(beginning(3)).isEqualTo(1);
    }

    @Test
    void aVerdictThatStandsKeepsItsNumber() {
        log.verdictStands(language -> "verdict 1, later");
        assertThat(log.verdict().sequence()).isEqualTo(1);
        log.verdictChanged(language -> "verdict 3");
        assertThat(log.verdict().sequence()).isEqualTo(3);
        assertThat(readAfter(0)).containsExactly(1L, 2L, 3L);
    }

    private long beginning(long got) {
        return log.beginning(Optional.of(new EventId(RUN, got)));
    }

    private void leaks(int count) {
        for (int i = 0; i < count; i++) {
            log.add(EventKind.LEAK, language -> "leak");
        }
    }

    private void read() {
        log.read(language -> "reading");
    }

    private List<Long> readAfter(long place) {
        List<Long> sequences = new ArrayList<>();
        for (StreamEvent event = log.after(place); event != null; event = log.after(event.sequence())) {
            sequences.add(event.sequence());
        }
        return sequences;
    }
}
