package dev.inferenceinstances.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.traffic.Outcome;
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

    @Test
    void whatTheProbeMeetsIsFoundBeforeAnyRequestMeetsIt() {
        ObservationBuilder refused = calm().unreachable(DatabaseFailure.LOGIN_REFUSED);
        assertThat(refused.verdict()).isEqualTo(Code.LOGIN_REFUSED);
        assertThat(refused.codes()).doesNotContain(Code.DATABASE_UNREACHABLE);
        assertThat(calm().writesMissing().verdict()).isEqualTo(Code.READ_ONLY);
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

    private static ObservationBuilder calm() {
        return new ObservationBuilder().seconds(60, 2, 100);
    }
}
