package dev.inferenceinstances.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.Remedy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "200, OK",
        "201, OK",
        "304, OK",
        "400, CLIENT_ERROR",
        "404, CLIENT_ERROR",
        "409, CLIENT_ERROR",
        "501, CLIENT_ERROR",
        "500, OTHER",
        "503, OTHER"
    })
    void whereNothingElseIsKnownTheStatusTells(int status, Outcome outcome) {
        assertThat(Outcome.of(status)).isEqualTo(outcome);
    }

    /** What another request of the caller would mend is no fault of the database or the service, and all else is one. */
    @ParameterizedTest
    @EnumSource
    void whatIsAnsweredWith5xxIsAFault(DatabaseFailure failure) {
        assertThat(Outcome.of(failure).isFault()).isEqualTo(failure.remedy() != Remedy.OTHER_VALUES);
        assertThat(failure.remedy().status() >= 500)
                .isEqualTo(Outcome.of(failure).isFault());
    }

    @Test
    void countsKnowWhatOccurredAndNothingElse() {
        OutcomeCounts counts = new OutcomeCounts(Map.of(Outcome.SHED, 2L, Outcome.OK, 40L, Outcome.OTHER, 0L));
        assertThat(counts.byLabel()).containsExactly(Map.entry("ok", 40L), Map.entry("shed", 2L));
        assertThat(counts.requests()).isEqualTo(42);
        assertThat(counts.faults()).isEqualTo(2);
        assertThat(counts.of(Outcome.READ_ONLY)).isZero();
    }

    @Test
    void countsAddUpAndAreTakenApart() {
        OutcomeCounts some = new OutcomeCounts(Map.of(Outcome.OK, 3L, Outcome.SHED, 1L));
        OutcomeCounts more = some.plus(new OutcomeCounts(Map.of(Outcome.OK, 4L, Outcome.READ_ONLY, 2L)));
        assertThat(more.byLabel())
                .containsEntry("ok", 7L)
                .containsEntry("shed", 1L)
                .containsEntry("read_only", 2L);
        assertThat(more.minus(some).byLabel()).containsOnly(Map.entry("ok", 4L), Map.entry("read_only", 2L));
    }
}
