package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the parameters of one query, so that one answer can name all of it. */
public final class ParameterErrors {

    private final List<FieldError> errors = new ArrayList<>();

    /** @param message what is allowed, to be read after the parameter's name */
    public void add(String parameter, String message) {
        errors.add(new FieldError(parameter, message));
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every parameter that cannot be used, if there is one */
    public void throwIfAny() {
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
    }
}
