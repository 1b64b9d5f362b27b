package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.traffic.Outcome;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolerLimitDetectorTest {

    private static final String LIST = "GET /api/instances";

    private final Detector detector = new PoolerLimitDetector();

    @ParameterizedTest
    @CsvSource({"8, 2500, 4000, true", "8, 900, 4000, false", "0, 0, 4000, false", "8, 2500, 900, false"})
    void itIsNarrowWhereClientsWaitThereForLongAndOursToo(int waiting, long waited, long held, boolean found) {
        assertThat(judge(new ObservationBuilder()
                                .seconds(20, 3, 5)
                                .requestHolds(LIST, held, 1)
                                .pooler(4, waiting, waited, 40))
                        .isPresent())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 8, 20, WARNING",
        "12, 4, 20, WARNING",
        "12, 0, 0, ",
        "4, 8, 20, ",
        "12, 8, 1500, CRITICAL",
        "12, 8, 0, WARNING"
    })
    void itIsNarrowWhereMoreIsBorrowedAllTheTimeThanItServesHoweverShortEachWaitIs(
            int checkedOut, int waiting, long waited, Severity severity) {
        ObservationBuilder demand = new ObservationBuilder()
                .seconds(40, checkedOut, 300)
                .requestHolds(LIST, 40, 1)
                .pooler(4, waiting, waited, 40);
        assertThat(judge(demand).map(Finding::severity)).isEqualTo(Optional.ofNullable(severity));
        assertThat(demand.codes().contains(Code.UNDERSIZED)).isEqualTo(waiting == 0);
    }

    /** So that what was measured meanwhile asks for no larger pool, nor soon after. */
    @ParameterizedTest
    @CsvSource({"8, 20, 40, true", "0, 0, 100, false"})
    void callersAreHeldUpWhereItIsNarrowAndNotWhereItIsOnlyFull(int waiting, long waited, int clients, boolean heldUp) {
        Finding finding = judge(new ObservationBuilder().seconds(20, 12, 300).pooler(4, waiting, waited, clients))
                .orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.holdsCallersUp()).isEqualTo(heldUp);
    }

    /** Another replica has the rest: this one alone has no more borrowed than the pooler serves. */
    @Test
    void moreConnectionsAreNotAdvisedWhereAPoolerThatOthersUseTooIsFull() {
        ObservationBuilder demand = new ObservationBuilder().seconds(40, 15, 300);
        assertThat(demand.codes()).contains(Code.UNDERSIZED);
        assertThat(demand.pooler(20, 10, 50, 60).codes()).doesNotContain(Code.UNDERSIZED, Code.POOLER_LIMIT);
    }

    @Test
    void aBurstIsNotEnoughWhereNobodyWaitsForLong() {
        ObservationBuilder burst = new ObservationBuilder().seconds(20, 3, 300);
        assertThat(judge(burst.seconds(5, 12, 300).pooler(4, 8, 20, 40))).isEmpty();
    }

    @Test
    void connectionsThatAreLeakedWaitForNoPooler() {
        ObservationBuilder leaks = new ObservationBuilder().seconds(20, 6, 300);
        assertThat(judge(leaks.leaked(LIST, 9000, 1).leaked(LIST, 9000, 2).pooler(4, 8, 20, 40)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"12, 300, active, WARNING", "12, 300, idle, ", "12, 5, active, ", "2, 300, active, "})
    void withoutItsConsoleTheSessionsOfTheServerTell(int checkedOut, int borrows, String state, Severity severity) {
        ObservationBuilder demand = new ObservationBuilder()
                .seconds(40, checkedOut, borrows)
                .session(7, "active", 20, null)
                .session(8, state, 20, null);
        Detector unseen = new UnseenPoolerDetector();
        assertThat(unseen.judge(demand.observation())).isEmpty();
        demand.unseenPooler(0);
        assertThat(unseen.judge(demand.observation()).map(Finding::severity)).isEqualTo(Optional.ofNullable(severity));
        assertThat(demand.codes().contains(Code.UNDERSIZED)).isEqualTo(state.equals("idle"));
    }

    @Test
    void sessionsOfOtherProgramsAreNotThePoolers() {
        ObservationBuilder demand = new ObservationBuilder()
                .seconds(40, 12, 300)
                .session(7, "active", 20, null)
                .unseenPooler(30);
        assertThat(demand.codes()).contains(Code.POOLER_LIMIT).doesNotContain(Code.UNDERSIZED);
    }

    @Test
    void itsOwnSettingsAreNamed() {
        Finding finding = judge(new ObservationBuilder()
                        .seconds(20, 12, 5)
                        .requestHolds(LIST, 4000, 1)
                        .pooler(4, 8, 2500, 40))
                .orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.actions().stream().map(action -> action.in(Locale.ENGLISH)))
                .containsExactly(
                        "Raise default_pool_size of the pooler, now 4 with its reserve, if the database server has room for more",
                        "Or set DB_POOL_SIZE=4 and DB_MAX_OVERFLOW=0: more connections of this service only wait in the pooler",
                        "Leave query_wait_timeout of the pooler, now 120 s: it ends waits, and does not shorten them");
    }

    @Test
    void moreConnectionsAreNotAdvisedWhileItIsNarrow() {
        ObservationBuilder demand = new ObservationBuilder().seconds(40, 14, 900, 2, 1);
        assertThat(demand.codes()).contains(Code.UNDERSIZED);
        assertThat(demand.pooler(4, 8, 2500, 40).codes())
                .contains(Code.POOLER_LIMIT)
                .doesNotContain(Code.UNDERSIZED);
    }

    @ParameterizedTest
    @CsvSource({"99, 0, ", "100, 0, WARNING", "100, 3, CRITICAL"})
    void itIsSaidBeforeItRefusesTheNextClient(int clients, long refused, Severity severity) {
        Optional<Finding> found = judge(new ObservationBuilder()
                .seconds(20, 4, 50)
                .ended(LIST, Outcome.POOLER_LIMIT, refused)
                .pooler(4, 0, 0, clients));
        assertThat(found.map(Finding::severity)).isEqualTo(Optional.ofNullable(severity));
        found.ifPresent(finding -> assertThat(finding.actions().get(0).in(Locale.ENGLISH))
                .isEqualTo("Raise max_client_conn of the pooler, now 100"));
    }

    @Test
    void withoutItsConsoleItsRefusalsTell() {
        Finding finding = judge(new ObservationBuilder().seconds(20, 4, 50).ended(LIST, Outcome.POOLER_LIMIT, 1))
                .orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.actions().stream().map(action -> action.in(Locale.ENGLISH)))
                .anySatisfy(action -> assertThat(action).startsWith("Set POOLER_ADMIN_URL"));
    }

    private Optional<Finding> judge(ObservationBuilder builder) {
        return detector.judge(builder.observation());
    }
}
