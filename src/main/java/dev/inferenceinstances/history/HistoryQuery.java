package dev.inferenceinstances.history;

import dev.inferenceinstances.instance.InstanceChanges;
import dev.inferenceinstances.request.MomentParameter;
import dev.inferenceinstances.request.ParameterErrors;
import dev.inferenceinstances.request.WholeNumberParameter;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the history are asked for.
 *
 * @param limit how many to give at most, 1 to 1000
 * @param offset how many of the newest to leave out, from 0
 * @param hql the conditions
 * @param parameters the values in the conditions
 * @param bounds of the time of an entry, which databases keep in different ways
 */
record HistoryQuery(int limit, int offset, String hql, Map<String, Object> parameters, List<Bound> bounds) {

    /** @param last whether it is the last moment that is meant, and not the first */
    record Bound(boolean last, Instant moment) {}

    private static final WholeNumberParameter LIMIT = new WholeNumberParameter("limit", 1, 1000);
    private static final WholeNumberParameter OFFSET = new WholeNumberParameter("offset", 0, Integer.MAX_VALUE - 1000);
    private static final MomentParameter START = new MomentParameter("start_date", false);
    private static final MomentParameter END = new MomentParameter("end_date", true);
    private static final int DEFAULT_LIMIT = 50;
    private static final String ALLOWED_KINDS = Stream.of(InstanceChanges.Kind.values())
            .map(InstanceChanges.Kind::word)
            .collect(Collectors.joining(", ", "must be one of ", ""));

    /** All entries of an instance, of which one is asked for. */
    static HistoryQuery latestOf(long id) {
        Conditions conditions = new Conditions();
        conditions.add("originalId = :id", "id", id);
        return new HistoryQuery(1, 0, conditions.hql.toString(), conditions.parameters, List.of());
    }

    /**
     * @param id of the instance whose entries are asked for; empty for those of all, or of the one that is given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422, naming every parameter that cannot be used
     */
    static HistoryQuery parse(OptionalLong id, MultivaluedMap<String, String> given) {
        ParameterErrors errors = new ParameterErrors();
        Conditions conditions = new Conditions();
        List<Bound> bounds = new ArrayList<>();
        int limit = LIMIT.parse(given.getFirst("limit"), errors).orElse(DEFAULT_LIMIT);
        int offset = OFFSET.parse(given.getFirst("offset"), errors).orElse(0);
        if (id.isPresent()) {
            conditions.add("originalId = :id", "id", id.getAsLong());
        } else {
            instance(given.getFirst("original_id"), errors, conditions);
        }
        String kind = given.getFirst("operation_type");
        if (kind != null && !kind.isEmpty()) {
            if (Stream.of(InstanceChanges.Kind.values())
                    .map(InstanceChanges.Kind::word)
                    .noneMatch(kind::equals)) {
                errors.add("operation_type", ALLOWED_KINDS);
            }
            conditions.add("operationType = :kind", "kind", kind);
        }
        START.parse(given.getFirst("start_date"), errors).ifPresent(from -> bounds.add(new Bound(false, from)));
        END.parse(given.getFirst("end_date"), errors).ifPresent(to -> bounds.add(new Bound(true, to)));
        errors.throwIfAny();
        return new HistoryQuery(limit, offset, conditions.hql.toString(), conditions.parameters, bounds);
    }

    private static void instance(@Nullable String id, ParameterErrors errors, Conditions conditions) {
        if (id == null || id.isEmpty()) {
            return;
        }
        try {
            conditions.add("originalId = :id", "id", Long.parseLong(id));
        } catch (NumberFormatException e) {
            errors.add("original_id", "must be a whole number from 1 to %d".formatted(Long.MAX_VALUE));
        }
    }

    private static final class Conditions {

        private final StringBuilder hql = new StringBuilder("1 = 1");
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition, String name, Object value) {
            hql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }
}
