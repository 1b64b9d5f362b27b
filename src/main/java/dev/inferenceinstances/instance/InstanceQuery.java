package dev.inferenceinstances.instance;

import dev.inferenceinstances.attempt.RefusedValue;
import dev.inferenceinstances.listing.ListParameters;
import dev.inferenceinstances.listing.TextMatch;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
public record InstanceQuery(
        InstanceSort sort,
        @Nullable InstanceCursor after,
        int skip,
        int limit,
        boolean counted,
        String hql,
        Map<String, Object> parameters) {

    /** The parameters that say which instances are meant. */
    public static final Set<String> FILTERS = Set.of("name", "model_name", "cluster_name", "status", "priority", "q");

    private static final Set<String> KNOWN = Stream.concat(
                    FILTERS.stream(), Stream.of("skip", "limit", "sort", "after", "count"))
            .collect(Collectors.toUnmodifiableSet());

    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 1000;
    private static final int LAST_OF_ASCII = 0x7F;

    /** Where a query without conditions starts; Hibernate leaves it to the database to find that it is true. */
    static final String ALL = "1 = 1";

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

    /**
     * All that meet the filters, the newest first. Other parameters mean nothing.
     *
     * @param atOnce how many to give at most, before the next are asked for
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every filter that is out of bounds
     */
    public static InstanceQuery ofAll(MultivaluedMap<String, String> given, TextMatch text, int atOnce) {
        ListParameters list = new ListParameters(given);
        Map<String, Object> parameters = new HashMap<>();
        String hql = new Conditions(list, text, parameters).hql();
        list.check();
        return new InstanceQuery(InstanceSort.NEWEST, null, 0, atOnce, false, hql.isEmpty() ? ALL : hql, parameters);
    }

    /** The same query for what follows this row, which need not be there any more. */
    public InstanceQuery behind(InstanceColumns row) {
        return behind(row, limit);
    }

    /** @param most of what follows to give */
    public InstanceQuery behind(InstanceColumns row, int most) {
        return new InstanceQuery(sort, InstanceCursor.behind(row, sort), 0, most, counted, hql, parameters);
    }

    /**
     * @param reading of rows that meet the conditions
     * @param none is given where the database refuses a value in the conditions: what their columns cannot hold is in no row
     */
    <T> T read(Supplier<T> reading, T none) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            if (RefusedValue.sentence(e).isEmpty() || !mayBeRefused()) {
                throw e;
            }
            return none;
        }
    }

    /** Every column holds ASCII. With a cursor it may be that one which is refused, and so nobody knows what is behind it. */
    private boolean mayBeRefused() {
        return after == null
                && parameters.values().stream()
                        .anyMatch(value -> value.toString().chars().anyMatch(sign -> sign > LAST_OF_ASCII));
    }

    /** The parameters that mean nothing here. */
    static Set<String> unknown(MultivaluedMap<String, String> given) {
        return unknown(given, KNOWN);
    }

    /** The parameters that are none of these. */
    public static Set<String> unknown(MultivaluedMap<String, String> given, Set<String> known) {
        if (known.containsAll(given.keySet())) {
            return Set.of();
        }
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
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
                hql.append(hql.isEmpty() ? "" : " and ").append(Priorities.firstIs(priority));
            }
        }

        private void and(StringBuilder hql, String condition, String name, Object value) {
            hql.append(hql.isEmpty() ? "" : " and ").append(condition);
            parameters.put(name, value);
        }
    }
}
