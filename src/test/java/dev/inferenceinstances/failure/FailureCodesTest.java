package dev.inferenceinstances.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table as a whole. */
class FailureCodesTest {

    /** A code in two rows would mean whatever row comes last. */
    @Test
    void noCodeStandsInTwoRows() {
        assertThat(FailureCodes.ALL.stream().flatMap(row -> row.states().stream()))
                .doesNotHaveDuplicates();
        assertThat(FailureCodes.ALL.stream().flatMap(row -> row.mysql().stream()))
                .doesNotHaveDuplicates();
        assertThat(FailureCodes.ALL.stream().flatMap(row -> row.sqlite().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyMeaningButTheRestHasARowOrAMessage() {
        Set<DatabaseFailure> inTheTable =
                FailureCodes.ALL.stream().map(FailureCodes::failure).collect(Collectors.toSet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(inTheTable)))
                .containsExactlyInAnyOrder(
                        DatabaseFailure.TLS_FAILED, DatabaseFailure.POOLER_LIMIT, DatabaseFailure.OTHER);
    }

    @Test
    void theRowsAreInTheOrderOfTheirMeanings() {
        List<DatabaseFailure> order =
                FailureCodes.ALL.stream().map(FailureCodes::failure).toList();
        assertThat(order).isSorted();
    }

    /** What tells of the way to the server may succeed later; what tells of a value or a right will not. */
    @ParameterizedTest
    @EnumSource
    void whatTellsOfTheConnectionIsTransient(DatabaseFailure failure) {
        if (failure.isOfTheConnection()) {
            assertThat(failure.isTransient()).isTrue();
        }
        assertThat(failure.isTransient()).isEqualTo(failure.remedy().status() == 503);
    }
}
