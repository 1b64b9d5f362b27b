package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerWaitDetectorTest {

    @ParameterizedTest
    @CsvSource({
        "IPC: SyncRep, Commits wait for a synchronous standby",
        "Waiting for semi-sync ACK from slave, Commits wait for a synchronous standby",
        "IO: WalSync, See what holds the server up",
        "LWLock: WALWrite, See what holds the server up"
    })
    void aServerThatWaitsItselfIsNotSlowStatements(String wait, String action) {
        ObservationBuilder observed = new ObservationBuilder().seconds(20, 4, 5);
        for (int pid = 1; pid <= 4; pid++) {
            observed.requestHolds("POST /api/instances", 4000, pid).session(pid, "active", 4000, wait);
        }
        Finding found = observed.diagnosis().verdict();
        assertThat(found.code()).isEqualTo(Code.SERVER_WAITS);
        assertThat(found.explanation().in(Locale.ENGLISH)).endsWith(wait);
        assertThat(found.actions().get(0).in(Locale.ENGLISH)).startsWith(action);
        assertThat(observed.codes()).doesNotContain(Code.SLOW_QUERIES);
    }

    @Test
    void aServerWaitOfOneAmongManyIsToldAndOfAFullPoolIsUrgent() {
        ObservationBuilder one = new ObservationBuilder()
                .seconds(20, 4, 5)
                .requestHolds("POST /api/instances", 4000, 1)
                .session(1, "active", 4000, "IPC: SyncRep");
        assertThat(one.diagnosis().verdict().severity()).isEqualTo(Severity.INFO);
        assertThat(one.seconds(1, ObservationBuilder.ALL, 0, 3, 0)
                        .diagnosis()
                        .finding(Code.SERVER_WAITS)
                        .orElseThrow()
                        .severity())
                .isEqualTo(Severity.CRITICAL);
    }

    /** A table that is read for want of an index shows it in one sample and not in the next. */
    @Test
    void aStatementThatReadsIsSlowItself() {
        ObservationBuilder observed = new ObservationBuilder().seconds(20, 4, 5);
        for (int pid = 1; pid <= 4; pid++) {
            observed.requestHolds("GET /api/instances", 4000, pid).session(pid, "active", 4000, "IO: DataFileRead");
        }
        assertThat(observed.codes()).containsExactly(Code.SLOW_QUERIES);
    }

    @Test
    void aShortServerWaitIsOrdinary() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 4, 5)
                        .requestHolds("POST /api/instances", 900, 1)
                        .session(1, "active", 900, "IO: WalSync")
                        .verdict())
                .isEqualTo(Code.HEALTHY);
    }
}
