package dev.inferenceinstances.instance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The stored JSON object of environment variables. Rows of the earlier service may hold a list of objects instead, or either within a string. */
final class Envs {

    static final String NONE = "{}";

    /** Of all names and values together: a process on Linux can be given one variable of this length. */
    static final int MOST_CHARACTERS = 131_072;

    static final String ALLOWED = "must not have more than " + MOST_CHARACTERS + " characters in its names and values";

    private Envs() {}

    /** Holds a client to {@link #MOST_CHARACTERS}, since every list that has the instance carries its variables too. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = LengthCheck.class)
    @interface Bounded {

        String message() default ALLOWED;

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Public, since the validator makes it. */
    public static final class LengthCheck implements ConstraintValidator<Bounded, Map<String, @Nullable String>> {

        @Override
        public boolean isValid(@Nullable Map<String, @Nullable String> sent, ConstraintValidatorContext context) {
            return sent == null || length(sent) <= MOST_CHARACTERS;
        }
    }

    /**
     * The variables as the text of one JSON object of strings. One that is stored so stands as it is; what is a number there becomes a
     * text, and what is null is gone; a list is merged, later entries winning, out of its string. What is none of these has no variables.
     */
    static String asObject(@Nullable String stored) {
        if (stored == null || stored.equals(NONE)) {
            return NONE;
        }
        return StoredJson.isObjectOfStrings(stored) ? stored : write(StoredJson.read(stored));
    }

    /** What is stored of the variables that were sent, null of none. A variable that is set to null is one that is not set. */
    static @Nullable String stored(@Nullable Map<String, @Nullable String> sent) {
        if (sent == null) {
            return null;
        }
        Map<String, @Nullable String> variables = new LinkedHashMap<>(sent);
        variables.values().removeIf(Objects::isNull);
        return StoredJson.write(variables);
    }

    /**
     * What is stored after a merge patch: a variable that is set to null is gone, and one that was not sent stays.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where they grow beyond {@link #MOST_CHARACTERS}, as by many patches that
     *     are each within it; those of an old row that are beyond it may become fewer
     */
    static String merged(@Nullable String stored, Map<String, @Nullable String> sent) {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        StoredJson.read(asObject(stored))
                .properties()
                .forEach(variable ->
                        all.put(variable.getKey(), variable.getValue().textValue()));
        long before = length(all);
        all.putAll(sent);
        all.values().removeIf(Objects::isNull);
        if (length(all) > Math.max(before, MOST_CHARACTERS)) {
            throw Problems.invalid(List.of(new FieldError("envs", ALLOWED)));
        }
        return StoredJson.write(all);
    }

    private static long length(Map<String, @Nullable String> variables) {
        return variables.entrySet().stream()
                .mapToLong(variable -> variable.getKey().length()
                        + Objects.requireNonNullElse(variable.getValue(), "").length())
                .sum();
    }

    private static String write(JsonNode held) {
        if (held.isTextual()) {
            // what is a string within a string is none
            JsonNode inner = StoredJson.read(held.textValue());
            return inner.isTextual() ? NONE : write(inner);
        }
        Map<String, String> all = new LinkedHashMap<>();
        Iterable<JsonNode> entries = held.isArray() ? held : List.of(held);
        for (JsonNode entry : entries) {
            entry.properties().forEach(variable -> put(all, variable.getKey(), variable.getValue()));
        }
        return StoredJson.write(all);
    }

    private static void put(Map<String, String> all, String name, JsonNode value) {
        if (value.isNull()) {
            all.remove(name);
        } else {
            all.put(name, value.isValueNode() ? value.asText() : value.toString());
        }
    }
}
