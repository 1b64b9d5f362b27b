package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.HolderPace.Holds;
import org.junit.jupiter.api.Test;

class SessionDetectorsTest {

    private static final String LIST = "GET /api/instances";

    @Test
    void whoWaitsForALockIsNamedWithWhoHoldsIt() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 3, 5)
                .requestHolds(LIST, 4000, 1)
                .requestHolds(LIST, 3000, 2)
                .requestHolds("PUT /api/instances/{id}", 9000, 3)
                .session(1, "active", 4000, "Lock: relation", 3L)
                .session(2, "active", 3000, "Lock: relation", 3L, 1L)
                .session(3, "idle in transaction", 9000, null)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.LOCK_CONTENTION);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).isInstanceOfSatisfying(LockDetector.Figures.class, figures -> {
            assertThat(figures.blocked()).isEqualTo(2);
            assertThat(figures.waits()).containsExactly("Lock: relation");
            assertThat(figures.blockers())
                    .as("only the head of the queue")
                    .extracting(Blocker::pid)
                    .containsExactly(3L);
        });
        assertThat(Said.inEnglish(finding.actions().get(0)))
                .isEqualTo(
                        "Session 3 is one of this service, borrowed by PUT /api/instances/{id}: let that transaction end sooner");
    }

    @Test
    void aServerThatDoesNotTellWhoBlocksStillTellsThatSomebodyDoes() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds(LIST, 4000, 1)
                .session(1, "active", 4000, "Waiting for table metadata lock")
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.LOCK_CONTENTION);
        assertThat(finding.evidence())
                .isInstanceOfSatisfying(
                        LockDetector.Figures.class,
                        figures -> assertThat(figures.blockers()).isNull());
    }

    @Test
    void aShortWaitForALockIsOrdinary() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 1, 5)
                        .requestHolds(LIST, 900, 1)
                        .session(1, "active", 900, "Lock: tuple", 9L)
                        .codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void aServerThatTellsWholeSecondsDoesNotMakeShortStatementsLong() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(20, 3, 5)
                .requestHolds(LIST, 1120, 1)
                .requestHolds(LIST, 1110, 2)
                .requestHolds(LIST, 1100, 3)
                .session(1, "active", 1000, null)
                .session(2, "active", 1000, null)
                .session(3, "active", 1000, "User lock")
                .serverSeenBefore(1);
        assertThat(observation.codes()).containsExactly(Code.HEALTHY);
    }

    @Test
    void otherWaitsAreNoLocks() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 1, 5)
                        .requestHolds(LIST, 9000, 1)
                        .session(1, "active", 9000, "IO: DataFileRead")
                        .codes())
                .doesNotContain(Code.LOCK_CONTENTION);
    }

    @Test
    void statementsOfASecondOrTwoDoNotHideBetweenTwoLooks() {
        assertThat(shortStatementsSeen(1).codes()).containsExactly(Code.SLOW_QUERIES);
        assertThat(shortStatementsSeen(2).codes()).containsExactly(Code.HEALTHY);
    }

    private static ObservationBuilder shortStatementsSeen(int secondsAgo) {
        return new ObservationBuilder()
                .seconds(20, 2, 5)
                .requestHolds(LIST, 3200, 1)
                .requestHolds(LIST, 3200, 2)
                .session(1, "active", 1200, null)
                .session(2, "active", 1200, null)
                .serverSeenBefore(secondsAgo)
                .allAreBack();
    }

    @Test
    void manyLongStatementsAreSlowQueries() {
        ObservationBuilder two = new ObservationBuilder()
                .seconds(20, 2, 5)
                .requestHolds(LIST, 5000, 1)
                .requestHolds(LIST, 4000, 2)
                .session(1, "active", 5000, null)
                .session(2, "active", 4000, null);
        assertThat(two.verdict()).isEqualTo(Code.SLOW_QUERIES);
        assertThat(two.diagnosis().verdict().evidence())
                .isInstanceOfSatisfying(
                        SlowQueryDetector.Figures.class,
                        figures -> assertThat(figures.longestStatementMs()).isEqualTo(5000));
    }

    @Test
    void oneSlowReportIsNotTheTroubleOfAPool() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 1, 5)
                        .requestHolds("GET /report", 50_000, 1)
                        .session(1, "active", 50_000, null)
                        .codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void aReportOnTheOnlyConnectionIsFeltByNobodyUnlessSomebodyWaits() {
        ObservationBuilder alone = new ObservationBuilder()
                .size(1, 0)
                .seconds(5, 1, 5)
                .requestHolds("GET /report", 2000, 1)
                .session(1, "active", 2000, null);
        assertThat(alone.diagnosis().verdict().code()).isEqualTo(Code.SLOW_QUERIES);
        assertThat(alone.diagnosis().verdict().severity()).isEqualTo(Severity.WARNING);
        assertThat(alone.seconds(1, 1, 5, 2, 0).diagnosis().verdict().severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void holdsThatGrewNameTheirRoute() {
        Finding finding = new ObservationBuilder()
                .seconds(60, 8, 40)
                .pace(LIST, new Holds(200, 120, 130), new Holds(5000, 4, 5))
                .pace("GET /api/instances/{id}", new Holds(500, 2, 2), new Holds(5000, 2, 2))
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.SLOW_QUERIES);
        assertThat(Said.inEnglish(finding.explanation()))
                .isEqualTo(
                        "GET /api/instances holds its connections for 120.0 ms where it was 4.0 ms before (medians)");
    }

    @Test
    void aFewSlowOnesAmongManyAndAGrowthThatNobodyFeelsAreNone() {
        assertThat(new ObservationBuilder()
                        .seconds(60, 2, 40)
                        .pace(LIST, new Holds(50, 5, 300), new Holds(5000, 4, 5))
                        .codes())
                .as("the mean grew, the median did not")
                .containsExactly(Code.HEALTHY);
        assertThat(new ObservationBuilder()
                        .seconds(60, 2, 40)
                        .pace(LIST, new Holds(50, 4, 4), new Holds(5000, 1, 1))
                        .codes())
                .as("three milliseconds more")
                .containsExactly(Code.HEALTHY);
        assertThat(new ObservationBuilder()
                        .seconds(60, 2, 40)
                        .pace("GET /rare", new Holds(5, 120, 130), new Holds(20, 4, 5))
                        .pace(LIST, new Holds(5000, 4, 4), new Holds(5000, 4, 4))
                        .codes())
                .as("a small share of the hold time")
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void aNewRouteHasNothingToHaveGrownFrom() {
        assertThat(new ObservationBuilder()
                        .seconds(60, 2, 40)
                        .pace("GET /new", new Holds(50, 500, 500), new Holds(0, 0, 0))
                        .codes())
                .containsExactly(Code.HEALTHY);
    }

    @Test
    void whatIsBorrowedHereAndIdleInTransactionThereIsFound() {
        Finding finding = new ObservationBuilder()
                .seconds(20, 2, 5)
                .requestHolds("POST /sync", 8000, 1)
                .requestHolds("POST /sync", 7000, 2)
                .session(1, "idle in transaction", 7900, null)
                .session(2, "idle in transaction (aborted)", 6900, null)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.IDLE_IN_TRANSACTION);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.evidence()).isInstanceOfSatisfying(IdleTransactionDetector.Figures.class, figures -> {
            assertThat(figures.connections()).isEqualTo(2);
            assertThat(figures.longestMs()).isEqualTo(7900);
        });
    }

    @Test
    void aLeakedConnectionIsALeakAndNotAPause() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 1, 5)
                        .leaked("POST /import", 8000, 1)
                        .session(1, "idle in transaction", 7900, null)
                        .codes())
                .containsExactly(Code.LEAK);
    }

    @Test
    void whatTheServerShowedBeforeAConnectionWasBorrowedIsAboutSomebodyElse() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(20, 1, 5)
                .requestHolds(LIST, 500, 1)
                .session(1, "active", 4000, "Lock: tuple", 9L)
                .serverSeenBefore(2);
        assertThat(observation.codes()).containsExactly(Code.HEALTHY);
    }

    @Test
    void whatWasSlowAWhileAgoIsNotToBlameForAFullPool() {
        ObservationBuilder observation = new ObservationBuilder()
                .seconds(20, ObservationBuilder.ALL, 0, 4, 1)
                .session(99, "active", 1, null)
                .pace("GET /slow", new Holds(50, 2000, 2000), new Holds(500, 4, 5));
        for (int pid = 1; pid <= ObservationBuilder.ALL; pid++) {
            observation.requestHolds("POST /sync", 10_000, pid);
        }
        assertThat(observation.codes()).containsExactly(Code.EXHAUSTED);
    }

    @Test
    void aShortPauseInATransactionIsOrdinary() {
        assertThat(new ObservationBuilder()
                        .seconds(20, 1, 5)
                        .requestHolds("POST /sync", 4000, 1)
                        .session(1, "idle in transaction", 3900, null)
                        .codes())
                .containsExactly(Code.HEALTHY);
    }
}
