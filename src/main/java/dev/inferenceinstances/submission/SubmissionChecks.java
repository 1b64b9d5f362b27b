package dev.inferenceinstances.submission;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Turns a submission into a value that may be used, or into one answer that names everything wrong with it. */
@ApplicationScoped
public class SubmissionChecks {

    private static final PropertyNamingStrategies.SnakeCaseStrategy JSON_NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Validator validator;

    SubmissionChecks(Validator validator) {
        this.validator = validator;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every field that is missing or out of bounds */
    public <T> T checked(Submission<T> submission, Set<String> missing) {
        List<FieldError> errors = errors(submission, missing);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return submission.value();
    }

    /** Every field that is missing or out of bounds, in the order of their names. */
    public List<FieldError> errors(Submission<?> submission, Set<String> missing) {
        List<FieldError> errors = new ArrayList<>(submission.errors());
        missing.stream()
                .filter(field ->
                        errors.stream().noneMatch(error -> error.field().equals(field)))
                .forEach(field -> errors.add(new FieldError(field, "is required")));
        validator.validate(submission.value()).stream()
                .map(SubmissionChecks::error)
                .filter(found ->
                        errors.stream().noneMatch(error -> error.field().equals(found.field())))
                .distinct()
                .forEach(errors::add);
        errors.sort(Comparator.comparing(FieldError::field));
        return errors;
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String property = violation.getPropertyPath().iterator().next().getName();
        return new FieldError(JSON_NAMES.translate(property), violation.getMessage());
    }
}
