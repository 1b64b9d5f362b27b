package dev.inferenceinstances.instance;

import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.submission.StorableText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are asked for.
 *
 * @param skip how many of the newest to leave out, from 0
 * @param limit how many to give at most, 1 to 1000
 * @param hql the conditions, {@code 1 = 1} where there are none
 * @param parameters the values in the conditions
 */
record InstanceQuery(int skip, int limit, String hql, Map<String, Object> parameters) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    /** Where a query without conditions starts; Hibernate leaves it to the database to find that it is true. */
    private static final String ALL = "1 = 1";

    /**
     * Parameters that are not known, and those without a value, are ignored.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every parameter that is out of bounds
     */
    static InstanceQuery parse(MultivaluedMap<String, String> given) {
        List<FieldError> errors = new ArrayList<>();
        int skip = wholeNumber(given, "skip", 0, 0, Integer.MAX_VALUE - MOST, errors);
        int limit = wholeNumber(given, "limit", DEFAULT_LIMIT, 1, MOST, errors);
        StringBuilder hql = new StringBuilder();
        Map<String, Object> parameters = new HashMap<>();
        String name = text(given, "name", errors);
        if (name != null) {
            and(hql, "lower(name) like lower(:name) escape '!'");
            parameters.put("name", Like.contains(name));
        }
        equal(hql, parameters, "modelName", text(given, "model_name", errors));
        equal(hql, parameters, "clusterName", text(given, "cluster_name", errors));
        String status = known(given, "status", InstanceStatus.KNOWN, InstanceStatus.ALLOWED, errors);
        if (status != null) {
            and(
                    hql,
                    status.equals(InstanceStatus.DEFAULT)
                            ? "(status = :status or status is null)"
                            : "status = :status");
            parameters.put("status", status);
        }
        String priority = known(given, "priority", Priorities.KNOWN, Priorities.ALLOWED, errors);
        if (priority != null) {
            String condition = "cast(priorities as String) like :priority escape '!'";
            boolean byDefault = priority.equals(Priorities.first(Priorities.DEFAULT));
            and(
                    hql,
                    byDefault
                            ? "(" + condition
                                    + " or priorities is null or cast(priorities as String) in ('null', '[]'))"
                            : condition);
            parameters.put("priority", Priorities.firstIs(priority));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new InstanceQuery(skip, limit, hql.isEmpty() ? ALL : hql.toString(), parameters);
    }

    private static void equal(StringBuilder hql, Map<String, Object> parameters, String field, @Nullable String value) {
        if (value != null) {
            and(hql, field + " = :" + field);
            parameters.put(field, value);
        }
    }

    private static void and(StringBuilder hql, String condition) {
        hql.append(hql.isEmpty() ? "" : " and ").append(condition);
    }

    private static @Nullable String text(
            MultivaluedMap<String, String> given, String parameter, List<FieldError> errors) {
        String value = given.getFirst(parameter);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!StorableText.test(value)) {
            errors.add(new FieldError(parameter, StorableText.ALLOWED));
        }
        return value;
    }

    private static @Nullable String known(
            MultivaluedMap<String, String> given,
            String parameter,
            Set<String> known,
            String allowed,
            List<FieldError> errors) {
        String value = given.getFirst(parameter);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (!known.contains(value)) {
            errors.add(new FieldError(parameter, allowed));
        }
        return value;
    }

    private static int wholeNumber(
            MultivaluedMap<String, String> given,
            String parameter,
            int fallback,
            int least,
            int most,
            List<FieldError> errors) {
        String value = given.getFirst(parameter);
        if (value == null || value.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            errors.add(outOfBounds(parameter, least, most));
            return fallback;
        }
        errors.add(outOfBounds(parameter, least, most));
        return fallback;
    }

    private static FieldError outOfBounds(String parameter, int least, int most) {
        return new FieldError(parameter, "must be a whole number from %d to %d".formatted(least, most));
    }
}
