package dev.inferenceinstances.submission;

import dev.inferenceinstances.problem.FieldError;
import java.util.List;
import java.util.Set;

/**
 * A JSON body as it arrived.
 *
 * @param value what could be read
 * @param errors fields whose value has the wrong type
 * @param ignored keys that are not known and were left out
 * @param emptied keys that are known and were sent as {@code null}
 * @param <T> what the body is read as
 */
public record Submission<T>(T value, List<FieldError> errors, Set<String> ignored, Set<String> emptied) {}
