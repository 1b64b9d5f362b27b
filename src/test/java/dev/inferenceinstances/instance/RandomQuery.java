package dev.inferenceinstances.instance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Addresses of the registry and of its history with ids, names and parameters that have any bytes in them. */
final class RandomQuery {

    private static final List<String> PARAMETERS = List.of(
            "skip",
            "limit",
            "name",
            "model_name",
            "cluster_name",
            "status",
            "priority",
            "count",
            "q",
            "sort",
            "after",
            "format",
            "partial",
            "offset",
            "operation_type",
            "start_date",
            "end_date",
            "original_id",
            "?");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "99999999999",
            "9223372036854775807",
            "9223372036854775808",
            "1e3",
            "active",
            "high",
            "true",
            "name",
            "-name",
            "-created_at",
            "csv",
            "update",
            "2026-02-30",
            "2026-01-31T00:00:00Z",
            "-999999999-01-01T00:00",
            "%25",
            "[",
            "*",
            "(",
            "!",
            "_");

    private final Random random;

    RandomQuery(Random random) {
        this.random = random;
    }

    /**
     * @param id of an instance, that most of those are about that are about one
     * @param history the number of an entry, that most of those are about that are about one
     */
    String path(int id, int history) {
        String instance = "/api/instances/" + mostly(id);
        return switch (random.nextInt(9)) {
            case 0 -> instance;
            case 1 -> "/api/instances/name/" + value();
            case 2 -> "/api/instances/export" + parameters();
            case 3 -> instance + "/history" + parameters();
            case 4 -> instance + "/history/" + oneOf(List.of("latest", "count", value()));
            case 5 -> "/api/history/" + mostly(history);
            case 6 -> "/api/history/%s/diff/%s".formatted(mostly(history), mostly(1));
            case 7 -> "/api/history" + parameters();
            default -> "/api/instances" + parameters();
        };
    }

    String parameters() {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(number -> oneOf(PARAMETERS) + "=" + value())
                .collect(Collectors.joining("&", "?", ""));
    }

    String value() {
        if (random.nextInt(3) > 0) {
            return encoded(oneOf(VALUES).replace("%25", "%").getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return encoded(
                random.nextBoolean()
                        ? bytes
                        : new String(Character.toChars(character())).getBytes(StandardCharsets.UTF_8));
    }

    private String mostly(int number) {
        return random.nextInt(4) == 0 ? value() : "" + number;
    }

    private int character() {
        int character = random.nextInt(Character.MAX_CODE_POINT + 1);
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE ? 'x' : character;
    }

    private static String encoded(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(at -> "%%%02X".formatted(bytes[at]))
                .collect(Collectors.joining());
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
