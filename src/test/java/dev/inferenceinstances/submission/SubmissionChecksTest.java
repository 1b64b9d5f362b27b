package dev.inferenceinstances.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.problem.FieldError;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SubmissionChecksTest {

    private static final ValidatorFactory VALIDATORS = Validation.buildDefaultValidatorFactory();

    private final SubmissionChecks checks = new SubmissionChecks(VALIDATORS.getValidator());

    @AfterAll
    static void close() {
        VALIDATORS.close();
    }

    @Test
    void whatIsRightIsHandedOn() {
        Order order = Order.of("disk", 2);
        assertThat(checks.checked(new Submission<>(order, List.of(), Set.of("more"), Set.of()), Set.of()))
                .isSameAs(order);
    }

    @Test
    void aMissingFieldIsRequired() {
        assertRefused(
                new Submission<>(Order.of("disk", null), List.of(), Set.of(), Set.of()),
                Set.of("item_count"),
                new FieldError("item_count", "is required"));
    }

    @Test
    void whatIsOutOfBoundsIsNamedAsInJson() {
        assertRefused(
                new Submission<>(Order.of("disk", 10), List.of(), Set.of(), Set.of()),
                Set.of(),
                new FieldError("item_count", "must be at most 9"));
    }

    @Test
    void everythingIsNamedAtOnceInTheOrderOfTheFields() {
        assertRefused(
                new Submission<>(
                        Order.of("diskette", 0), List.of(new FieldError("tags", "must be a list")), Set.of(), Set.of()),
                Set.of("labels"),
                new FieldError("item_count", "must be at least 1"),
                new FieldError("item_name", "must be short"),
                new FieldError("labels", "is required"),
                new FieldError("tags", "must be a list"));
    }

    @Test
    void aFieldOfTheWrongTypeIsNotCalledMissingOrOutOfBoundsToo() {
        assertRefused(
                new Submission<>(
                        Order.of(null, null),
                        List.of(new FieldError("item_name", "must be a string")),
                        Set.of(),
                        Set.of()),
                Set.of("item_name"),
                new FieldError("item_name", "must be a string"));
    }

    private void assertRefused(Submission<Order> submission, Set<String> missing, FieldError... errors) {
        assertThatThrownBy(() -> checks.checked(submission, missing))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(422);
                    assertThat(problem.getParameters()).containsEntry("errors", List.of(errors));
                });
    }
}
