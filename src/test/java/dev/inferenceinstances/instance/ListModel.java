package dev.inferenceinstances.instance;

import dev.inferenceinstances.listing.TextModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows in memory, of which a list is made as the registry is to make it. */
record ListModel(List<Map<String, Object>> rows) {

    private static final int SIZE = 60;
    private static final List<String> MODELS = List.of("Bert", "bert", "бЕрт", "Берт", "bért", "llama");
    private static final List<String> STATUSES = List.of("active", "inactive", "pending", "error");
    private static final List<String> PRIORITIES = List.of("high", "normal", "low", "very_low");

    static ListModel random(Random random, String cluster) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = 0; number < SIZE; number++) {
            rows.add(new HashMap<>(InstanceRequests.required(
                    text(random, 5) + InstanceRequests.newName(),
                    Map.of(
                            "cluster_name",
                            cluster,
                            "model_name",
                            oneOf(MODELS, random),
                            "status",
                            oneOf(STATUSES, random),
                            "priorities",
                            List.of(oneOf(PRIORITIES, random)),
                            "description",
                            text(random, 4)))));
        }
        return new ListModel(rows);
    }

    Map<String, Object> query(Random random) {
        Map<String, Object> query = new HashMap<>(Map.of("sort", random.nextBoolean() ? "id" : "-id"));
        if (random.nextInt(2) == 0) {
            query.put("name", text(random, 1));
        }
        if (random.nextInt(3) == 0) {
            query.put(
                    "q",
                    random.nextBoolean()
                            ? text(random, 1)
                            : oneOf(MODELS, random).toUpperCase());
        }
        Map.of("model_name", MODELS, "status", STATUSES, "priority", PRIORITIES).forEach((filter, values) -> {
            if (random.nextInt(4) == 0) {
                query.put(filter, oneOf(values, random));
            }
        });
        if (random.nextInt(3) == 0) {
            query.put("skip", random.nextInt(5));
            query.put("limit", 5 + random.nextInt(20));
            query.put("count", true);
        }
        return query;
    }

    /** On the page that is asked for. */
    List<Integer> found(Map<String, Object> query) {
        return all(query).stream()
                .skip((Integer) query.getOrDefault("skip", 0))
                .limit((Integer) query.getOrDefault("limit", 100))
                .toList();
    }

    /** On this page and on those before and behind it. */
    List<Integer> all(Map<String, Object> query) {
        Comparator<Integer> byId = Comparator.naturalOrder();
        return rows.stream()
                .filter(matches(query))
                .map(row -> (Integer) Objects.requireNonNull(row.get("id")))
                .sorted(query.get("sort").equals("id") ? byId : byId.reversed())
                .toList();
    }

    private static Predicate<Map<String, Object>> matches(Map<String, Object> query) {
        return row -> has(query, "name", Stream.of("name"), row)
                && has(query, "q", Stream.of("name", "model_name", "cluster_name", "description"), row)
                && is(query, "model_name", row.get("model_name"))
                && is(query, "status", row.get("status"))
                && is(query, "priority", ((List<?>) row.get("priorities")).get(0));
    }

    private static boolean has(
            Map<String, Object> query, String filter, Stream<String> fields, Map<String, Object> row) {
        String part = (String) query.get(filter);
        return part == null || fields.anyMatch(field -> TextModel.contains((String) row.get(field), part));
    }

    private static boolean is(Map<String, Object> query, String filter, Object value) {
        return !query.containsKey(filter) || query.get(filter).equals(value);
    }

    /** Without a blank, which a name would lose at its start. */
    private static String text(Random random, int most) {
        return IntStream.range(0, 1 + random.nextInt(most))
                .mapToObj(at -> oneOf(TextModel.SIGNS, random))
                .collect(Collectors.joining())
                .replace(' ', 'x');
    }

    private static <T> T oneOf(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
