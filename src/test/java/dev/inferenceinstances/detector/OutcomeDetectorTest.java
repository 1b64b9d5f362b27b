package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the errors of requests tell of the database. */
class OutcomeDetectorTest {

    private static final String LIST = "GET /api/instances";
    private static final String CREATE = "POST /api/instances";

    @ParameterizedTest
    @CsvSource({
        "LOGIN_REFUSED, LOGIN_REFUSED",
        "READ_ONLY, READ_ONLY",
        "NO_SPACE, NO_SPACE",
        "NO_PERMISSION, NO_PERMISSION",
        "NO_TABLE, NO_PERMISSION",
        "SERVER_LIMIT, SERVER_LIMIT",
        "POOLER_LIMIT, POOLER_LIMIT"
    })
    void oneRequestIsEnoughAmongThousands(Outcome outcome, Code code) {
        ObservationBuilder observed = calm().ended(LIST, Outcome.OK, 5000).ended(CREATE, outcome, 1);
        assertThat(observed.verdict()).isEqualTo(code);
        assertThat(observed.codes()).doesNotContain(Code.FAILING_REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE", "CONNECTION_LOST", "LOCK_TIMEOUT", "STATEMENT_TIMEOUT", "DEADLOCK", "OTHER"})
    void whatNothingElseExplainsIsFoundInNumbers(Outcome outcome) {
        assertThat(calm().ended(LIST, Outcome.OK, 94).ended(CREATE, outcome, 6).verdict())
                .isEqualTo(Code.FAILING_REQUESTS);
        assertThat(calm().ended(LIST, Outcome.OK, 95).ended(CREATE, outcome, 5).verdict())
                .isEqualTo(Code.HEALTHY);
    }

    @Test
    void ofFewRequestsAllHaveToFail() {
        assertThat(calm().ended(CREATE, Outcome.LOCK_TIMEOUT, 19).verdict()).isEqualTo(Code.FAILING_REQUESTS);
        assertThat(calm().ended(LIST, Outcome.OK, 1)
                        .ended(CREATE, Outcome.LOCK_TIMEOUT, 18)
                        .verdict())
                .isEqualTo(Code.HEALTHY);
    }

    @ParameterizedTest
    @CsvSource({"OK", "CLIENT_ERROR", "CONSTRAINT"})
    void whatIsNoFaultOfTheServiceIsHealthyInMasses(Outcome outcome) {
        assertThat(calm().ended(LIST, outcome, 5000).verdict()).isEqualTo(Code.HEALTHY);
    }

    /** A full pool has findings of its own; one that lends nothing, and opens nothing, has none. */
    @ParameterizedTest
    @CsvSource({"POOL_TIMEOUT", "SHED"})
    void callersThatGetNoConnectionAreExplainedByAFullPoolAlone(Outcome outcome) {
        assertThat(calm().ended(LIST, outcome, 30).codes()).doesNotContain(Code.FAILING_REQUESTS);
        assertThat(new ObservationBuilder()
                        .seconds(60, 0, 0)
                        .ended(LIST, outcome, 30)
                        .verdict())
                .isEqualTo(Code.FAILING_REQUESTS);
    }

    /** Between two of many short borrows it lends nothing for a moment. */
    @Test
    void aPoolThatLendsNothingAtTheVeryMomentExplainsTheSame() {
        assertThat(new ObservationBuilder()
                        .seconds(58, 30, 0)
                        .seconds(2, 0, 0)
                        .ended(LIST, Outcome.SHED, 30)
                        .codes())
                .doesNotContain(Code.FAILING_REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"0, The pool opens no connection: see in the log", "30, The pool was full: see in GET"})
    void thePoolIsSaidToOpenNoneOnlyWhereItWasNotFull(int lentBefore, String advice) {
        Finding finding = new ObservationBuilder()
                .seconds(55, lentBefore, 0)
                .seconds(5, 0, 0)
                .ended(LIST, Outcome.POOL_TIMEOUT, 30)
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.FAILING_REQUESTS);
        assertThat(finding.actions().get(0).in(Locale.ENGLISH)).startsWith(advice);
    }

    @Test
    void whatTheProbeMeetsIsFoundBeforeAnyRequestMeetsIt() {
        ObservationBuilder refused = calm().unreachable(DatabaseFailure.LOGIN_REFUSED);
        assertThat(refused.verdict()).isEqualTo(Code.LOGIN_REFUSED);
        assertThat(refused.codes()).doesNotContain(Code.DATABASE_UNREACHABLE);
        assertThat(calm().writesMissing().verdict()).isEqualTo(Code.READ_ONLY);
    }

    @Test
    void whatOnlyTheProbeMeetsIsSaidWithoutACode() {
        assertThat(explanation(calm().writesMissing()))
                .isEqualTo("The database takes no writes: no request of the last ten seconds has met it");
        assertThat(explanation(calm().unreachable(DatabaseFailure.LOGIN_REFUSED)))
                .isEqualTo("The database server refuses the login: no request of the last ten seconds has met it, "
                        + "but no new connection can be opened");
    }

    /** A right password is refused too where the host is blocked, and a server that runs where it asks for TLS. */
    @ParameterizedTest
    @CsvSource({
        "HY000, 1129, LOGIN_REFUSED, run FLUSH HOSTS there",
        "HY000, 1130, LOGIN_REFUSED, create one for it",
        "08004, 1251, LOGIN_REFUSED, give it a password of another kind",
        "HY000, 1524, LOGIN_REFUSED, give it a password of another kind",
        "08001, 0, LOGIN_REFUSED, add ?sslMode=REQUIRED"
    })
    void whatTheProbeKnowsToDoStandsInPlaceOfWhatMightHelp(String state, int number, Code code, String action) {
        SQLException error = new SQLException("Public Key Retrieval is not allowed", state, number);
        Finding finding = calm().probed(Reachability.failing(Instant.EPOCH, error))
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.actions())
                .extracting(each -> each.in(Locale.ENGLISH))
                .first(STRING)
                .contains(action);
        assertThat(finding.actions())
                .extracting(each -> each.in(Locale.ENGLISH))
                .noneMatch(each -> each.contains("password in"));
    }

    @Test
    void aFileThatIsGoneHasNoHost() {
        Phrase reason = Phrase.of("failure.file_gone");
        Finding finding = calm().probed(Reachability.failing(Instant.EPOCH, DatabaseFailure.UNREACHABLE, reason))
                .diagnosis()
                .verdict();
        assertThat(finding.code()).isEqualTo(Code.DATABASE_UNREACHABLE);
        assertThat(finding.actions()).contains(reason).doesNotContain(Phrase.of("database_unreachable.check"));
    }

    @Test
    void aRequestThatMetItLongAgoStillGivesItsCode() {
        assertThat(explanation(calm().writesMissing().example(Outcome.READ_ONLY, "4711", "HY000", 1290)))
                .isEqualTo("The database takes no writes (HY000/1290): "
                        + "no request of the last ten seconds has met it");
    }

    /** A grant brings no table back, and SQLite has no users to give rights to. */
    @ParameterizedTest
    @CsvSource({
        "NO_TABLE, A table or column that the service needs is missing, See whether the table is where",
        "NO_PERMISSION, The database user may not do what the service needs, Give the user in DATABASE_URL"
    })
    void aMissingTableIsNotAMissingRight(Outcome outcome, String explanation, String firstAction) {
        Finding finding = calm().ended(CREATE, outcome, 1).diagnosis().verdict();
        assertThat(finding.explanation().in(Locale.ENGLISH)).startsWith(explanation);
        assertThat(finding.actions().get(0).in(Locale.ENGLISH)).startsWith(firstAction);
    }

    /** The finding on the database says why, and one cause is one incident. */
    @ParameterizedTest
    @CsvSource({"UNREACHABLE", "CONNECTION_LOST"})
    void aServerThatIsAwayExplainsWhatFailsByThat(Outcome outcome) {
        ObservationBuilder away = calm().ended(LIST, outcome, 30).unreachable(DatabaseFailure.UNREACHABLE);
        assertThat(away.codes()).containsExactly(Code.DATABASE_UNREACHABLE);
        assertThat(away.ended(LIST, Outcome.DEADLOCK, 30).codes()).contains(Code.FAILING_REQUESTS);
    }

    /** The window has what failed before, for seconds after all is well again: no incident is to begin by that. */
    @ParameterizedTest
    @CsvSource({"0, CRITICAL", "3000, CRITICAL", "3001, WARNING", "9000, WARNING", "-60000, CRITICAL"})
    void whatHasNotFailedForThreeSecondsIsNoLongerCritical(long milliseconds, Severity severity) {
        ObservationBuilder observed = calm().ended(LIST, Outcome.CONNECTION_LOST, 30)
                .lastEnded(Outcome.OTHER, Duration.ZERO)
                .lastEnded(Outcome.CONNECTION_LOST, Duration.ofMillis(milliseconds));
        Finding finding = observed.diagnosis().finding(Code.FAILING_REQUESTS).orElseThrow();
        assertThat(finding.severity()).isEqualTo(severity);
    }

    @Test
    void itSaysHowManyFailedWhereAndWith() {
        ObservationBuilder observed = calm().ended(LIST, Outcome.OK, 60)
                .ended(LIST, Outcome.LOCK_TIMEOUT, 1)
                .ended(CREATE, Outcome.LOCK_TIMEOUT, 39)
                .example(Outcome.LOCK_TIMEOUT, "4711", "55P03", null);
        Finding finding = observed.diagnosis().verdict();
        assertThat(finding.explanation().in(Locale.ENGLISH))
                .isEqualTo("40 of 100 requests failed in the last ten seconds: a lock was not to be had in time; "
                        + "most of them POST /api/instances (55P03)");
        assertThat(finding.actions().get(1).in(Locale.ENGLISH)).isEqualTo("See what the log says of request 4711");
    }

    /** The minute is shown as a figure; it does not keep the finding up. */
    @Test
    void aServerThatRefusedNobodyForTenSecondsHasRoomAgain() {
        assertThat(calm().refusedBefore(12).verdict()).isEqualTo(Code.HEALTHY);
        assertThat(calm().refused(12).verdict()).isEqualTo(Code.SERVER_LIMIT);
    }

    private static String explanation(ObservationBuilder observed) {
        return observed.diagnosis().verdict().explanation().in(Locale.ENGLISH);
    }

    private static ObservationBuilder calm() {
        return new ObservationBuilder().seconds(60, 2, 100);
    }
}
