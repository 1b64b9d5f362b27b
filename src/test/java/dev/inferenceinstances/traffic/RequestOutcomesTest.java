package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.detector.Json;
import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.failure.DatabaseFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestOutcomesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String LIST = "GET /api/instances";
    private static final String CREATE = "POST /api/instances";

    private static final ObjectMapper JSON = Json.asAnswered();

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
        list.count(Outcome.READ_ONLY, "first", null, 503, new DatabaseError(DatabaseFailure.READ_ONLY, "25006", null));
        create.count(
                Outcome.READ_ONLY, "second", "trace", 503, new DatabaseError(DatabaseFailure.READ_ONLY, "HY000", 1290));
        create.count(Outcome.OK, "third", null, 201, null);
        pass(Duration.ofMinutes(20));
        OutcomeWindow window = outcomes.last(Duration.ofSeconds(10));
        assertThat(window.last(Outcome.READ_ONLY))
                .isEqualTo(new OutcomeExample(NOW, CREATE, "second", "trace", 503, "HY000", 1290));
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

    /** A counter shares no lock, and loses nothing all the same. */
    @Test
    void whatManyThreadsCountWhileASecondIsClosedIsNeitherLostNorDoubled() {
        int threads = 4;
        int each = 20_000;
        long rolled = 0;
        List<CompletableFuture<Void>> counting = IntStream.range(0, threads)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> count(list, Outcome.OK, each)))
                .toList();
        while (!counting.stream().allMatch(CompletableFuture::isDone)) {
            rolled += outcomes.roll().of(Outcome.OK);
        }
        counting.forEach(CompletableFuture::join);
        rolled += outcomes.roll().of(Outcome.OK);
        assertThat(rolled).isEqualTo((long) threads * each);
        assertThat(outcomes.sinceStart().all().of(Outcome.OK)).isEqualTo((long) threads * each);
    }

    /** Scripts read these keys. */
    @Test
    void theKeysOfTheReportAndTheirOrderAreAContract() throws JsonProcessingException {
        create.count(Outcome.READ_ONLY, "4711", null, 503, new DatabaseError(DatabaseFailure.READ_ONLY, "25006", null));
        outcomes.roll();
        JsonNode report = JSON.valueToTree(OutcomesReport.of(outcomes.last(Duration.ofMinutes(1))));
        assertThat(report.fieldNames())
                .toIterable()
                .containsExactly("window_seconds", "requests", "faults", "fault_percent", "outcomes", "by_route");
        assertThat(report.at("/outcomes/7").toString())
                .isEqualTo(JSON.readTree("""
                        {"outcome": "read_only", "requests": 1, "share_percent": 100.0, "last":
                           {"at": "2026-01-02T03:04:05Z", "route": "POST /api/instances", "request_id": "4711", "trace_id": null, "status": 503,
                            "sqlstate": "25006", "vendor_code": null}}""").toString());
        ;
        assertThat(report.at("/by_route").toString())
                .isEqualTo("[{\"route\":\"POST /api/instances\",\"requests\":1,\"faults\":1,"
                        + "\"outcomes\":{\"read_only\":1}}]");
    }

    @Test
    void aReportOnNothingHasNoShares() {
        OutcomesReport report = OutcomesReport.of(OutcomeWindow.none());
        assertThat(report.requests()).isZero();
        assertThat(report.faultPercent()).isZero();
        assertThat(report.byRoute()).isEmpty();
        assertThat(report.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.sharePercent()).isZero());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void count(OutcomeCounter counter, Outcome outcome, int requests) {
        for (int i = 0; i < requests; i++) {
            counter.count(outcome, "id", null, 200, null);
        }
    }
}
