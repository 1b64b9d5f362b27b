package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestOutcomesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String LIST = "GET /api/instances";
    private static final String CREATE = "POST /api/instances";

    private final AtomicLong nanos = new AtomicLong(-5);
    private final RequestOutcomes outcomes = new RequestOutcomes(Clock.fixed(NOW, ZoneOffset.UTC), nanos::get);
    private final OutcomeCounter list = outcomes.counter(LIST);
    private final OutcomeCounter create = outcomes.counter(CREATE);

    @Test
    void aSecondHoldsWhatEndedSinceTheOneBefore() {
        count(list, Outcome.OK, 3);
        assertThat(outcomes.roll().byLabel()).containsOnly(Map.entry("ok", 3L));
        count(create, Outcome.READ_ONLY, 2);
        count(list, Outcome.OK, 1);
        assertThat(outcomes.roll().byLabel()).containsEntry("ok", 1L).containsEntry("read_only", 2L);
        assertThat(outcomes.roll().requests()).isZero();
    }

    @Test
    void aWindowForgetsWhatEndedBeforeIt() {
        count(list, Outcome.OK, 3);
        outcomes.roll();
        pass(Duration.ofSeconds(9));
        count(list, Outcome.SHED, 4);
        outcomes.roll();
        assertThat(outcomes.last(Duration.ofSeconds(10)).all().requests()).isEqualTo(7);
        pass(Duration.ofSeconds(1));
        assertThat(outcomes.last(Duration.ofSeconds(10)).all().requests()).isEqualTo(4);
        assertThat(outcomes.sinceStart().all().requests()).isEqualTo(7);
    }

    @Test
    void whatIsOlderThanAQuarterOfAnHourIsKeptInTheTotalsOnly() {
        count(list, Outcome.OK, 3);
        outcomes.roll();
        pass(Duration.ofMinutes(15));
        outcomes.roll();
        assertThat(outcomes.last(Duration.ofMinutes(30)).all().requests()).isZero();
        assertThat(outcomes.sinceStart().all().of(Outcome.OK)).isEqualTo(3);
    }

    @Test
    void theLastExampleOfEachOutcomeIsKeptBeyondTheWindow() {
        list.count(Outcome.READ_ONLY, "first", 503, new DatabaseError(DatabaseFailure.READ_ONLY, "25006", null));
        create.count(Outcome.READ_ONLY, "second", 503, new DatabaseError(DatabaseFailure.READ_ONLY, "HY000", 1290));
        create.count(Outcome.OK, "third", 201, null);
        pass(Duration.ofMinutes(20));
        OutcomeWindow window = outcomes.last(Duration.ofSeconds(10));
        assertThat(window.last(Outcome.READ_ONLY))
                .isEqualTo(new OutcomeExample(NOW, CREATE, "second", 503, "HY000", 1290));
        assertThat(window.last(Outcome.OK)).isNull();
    }

    @Test
    void theReportHasEveryClassAndTheRoutesWithTheMostFaultsFirst() {
        count(list, Outcome.OK, 6);
        count(create, Outcome.OK, 1);
        count(create, Outcome.LOCK_TIMEOUT, 2);
        count(create, Outcome.CLIENT_ERROR, 1);
        outcomes.roll();
        OutcomesReport report = OutcomesReport.of(outcomes.last(Duration.ofMinutes(1)));
        assertThat(report.requests()).isEqualTo(10);
        assertThat(report.faults()).isEqualTo(2);
        assertThat(report.faultPercent()).isEqualTo(20);
        assertThat(report.outcomes())
                .extracting(OutcomesReport.OutcomeClass::outcome)
                .containsExactly(Outcome.values());
        assertThat(report.byRoute())
                .extracting(OutcomesReport.RouteReport::route)
                .containsExactly(CREATE, LIST);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void count(OutcomeCounter counter, Outcome outcome, int requests) {
        for (int i = 0; i < requests; i++) {
            counter.count(outcome, "id", 200, null);
        }
    }
}
