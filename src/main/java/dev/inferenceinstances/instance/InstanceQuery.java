package dev.inferenceinstances.instance;

import dev.inferenceinstances.listing.ListParameters;
import dev.inferenceinstances.listing.TextMatch;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which instances are asked for.
 *
 * @param sort in which order
 * @param after behind which row to begin; null for the first
 * @param skip how many of the first to leave out, from 0
 * @param limit how many to give at most, 1 to 1000
 * @param counted whether to say how many there are in all
 * @param hql the conditions, {@code 1 = 1} where there are none
 * @param parameters the values in the conditions
 */
record InstanceQuery(
        InstanceSort sort,
        @Nullable InstanceCursor after,
        int skip,
        int limit,
        boolean counted,
        String hql,
        Map<String, Object> parameters) {

    private static final Set<String> KNOWN = Set.of(
            "skip", "limit", "name", "model_name", "cluster_name", "status", "priority", "q", "sort", "after", "count");

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;

    /** Where a query without conditions starts; Hibernate leaves it to the database to find that it is true. */
    private static final String ALL = "1 = 1";

    private static final String WITH_DEFAULT = "coalesce(status, '%s') = :status".formatted(InstanceStatus.DEFAULT);

    private static final Set<String> FLAGS = Set.of("true", "false");
    private static final String CURSOR = "must be a cursor from the header Link of a list";

    /**
     * @param text how the database compares text
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every parameter that is out of bounds
     */
    static InstanceQuery parse(MultivaluedMap<String, String> given, TextMatch text) {
        ListParameters list = new ListParameters(given);
        int skip = list.wholeNumber("skip", 0, 0, Integer.MAX_VALUE - MOST);
        int limit = list.wholeNumber("limit", DEFAULT_LIMIT, 1, MOST);
        boolean counted = "true".equals(list.oneOf(FLAGS, "must be true or false", "count"));
        InstanceSort sort =
                list.read("sort", InstanceSort::parse, SortField.ALLOWED).orElse(InstanceSort.NEWEST);
        InstanceCursor after = list.read("after", InstanceCursor::parse, CURSOR).orElse(null);
        if (after != null && !after.sort().equals(sort)) {
            list.refuse(
                    "after", "is of a list with sort=%s".formatted(after.sort().text()));
        }
        if (after != null && skip > 0) {
            list.refuse("skip", "must not be combined with after");
        }
        Map<String, Object> parameters = new HashMap<>();
        String hql = new Conditions(list, text, parameters).hql();
        list.check();
        return new InstanceQuery(sort, after, skip, limit, counted, hql.isEmpty() ? ALL : hql, parameters);
    }

    /** The parameters that mean nothing here. */
    static Set<String> unknown(MultivaluedMap<String, String> given) {
        if (KNOWN.containsAll(given.keySet())) {
            return Set.of();
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(KNOWN);
        return unknown;
    }

    /** Puts the filters together. */
    private record Conditions(ListParameters list, TextMatch text, Map<String, Object> parameters) {

        String hql() {
            StringBuilder hql = new StringBuilder();
            part(hql, "name", "%1$s(name, :name)");
            exactly(hql, "model_name", "modelName");
            exactly(hql, "cluster_name", "clusterName");
            status(hql);
            priority(hql);
            part(hql, "q", "(%1$s(name, :q) or %1$s(modelName, :q) or %1$s(clusterName, :q) or %1$s(description, :q))");
            return hql.toString();
        }

        private void part(StringBuilder hql, String parameter, String condition) {
            String part = list.text(parameter);
            if (part != null) {
                and(hql, condition.formatted(TextMatch.HAS_PART), parameter, text.containing(part));
            }
        }

        private void exactly(StringBuilder hql, String parameter, String field) {
            String value = list.text(parameter);
            if (value != null) {
                and(hql, text.exactly(field, field), field, value);
            }
        }

        private void status(StringBuilder hql) {
            String status = list.oneOf(InstanceStatus.KNOWN, InstanceStatus.ALLOWED, "status");
            if (status != null) {
                // a row without one has the default, which most rows have: an index would gather all of them to sort
                // them
                and(hql, status.equals(InstanceStatus.DEFAULT) ? WITH_DEFAULT : "status = :status", "status", status);
            }
        }

        private void priority(StringBuilder hql) {
            String priority = list.oneOf(Priorities.KNOWN, Priorities.ALLOWED, "priority");
            if (priority != null) {
                hql.append(hql.isEmpty() ? "" : " and ").append(Priorities.firstIs(priority, parameters));
            }
        }

        private void and(StringBuilder hql, String condition, String name, Object value) {
            hql.append(hql.isEmpty() ? "" : " and ").append(condition);
            parameters.put(name, value);
        }
    }
}
