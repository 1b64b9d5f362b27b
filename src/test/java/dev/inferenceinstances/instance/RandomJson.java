package dev.inferenceinstances.instance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Bodies that look like those of clients, with something wrong in most of them. */
final class RandomJson {

    private static final String REQUIRED =
            "\"name\":\"%x\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"";

    private static final List<String> KEYS = List.of(
            "name",
            "model_name",
            "cluster_name",
            "image_tag",
            "pp",
            "fps",
            "replicas",
            "priorities",
            "priority",
            "envs",
            "description",
            "status",
            "quant_mode",
            "source_instance_id",
            "new_name",
            "history_id",
            "nonce",
            "tp",
            "created_at",
            "id",
            "\\u0000",
            "");

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "2.0",
            "1e2",
            "1e999999999",
            "1E-400",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "2147483648",
            "\"\"",
            "\" \"",
            "\"high\"",
            "\"active\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"漢😀\"");

    private static final List<String> BROKEN = List.of("NaN", "'", "01", "\"a");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    byte[] object() {
        return corrupted(instance());
    }

    /** @param history the number of an entry, that half of them name */
    byte[] rollback(int history) {
        return random.nextBoolean() ? object() : corrupted("{\"history_id\": %d}".formatted(history));
    }

    byte[] array() {
        return corrupted(instances().collect(Collectors.joining(",", "[", "]")));
    }

    byte[] lines() {
        return corrupted(instances().collect(Collectors.joining(oneOf(List.of("\n", "\r\n", "\n\n", " ")))));
    }

    private Stream<String> instances() {
        return IntStream.range(0, random.nextInt(5)).mapToObj(number -> instance());
    }

    /** Half of them have all that is required, so that it is for the database to stumble over the rest. */
    private String instance() {
        String object = object(3);
        return random.nextBoolean()
                ? object
                : "{" + REQUIRED.formatted(random.nextLong()) + (object.equals("{}") ? "" : ",") + object.substring(1);
    }

    private byte[] corrupted(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        for (int wrong = random.nextInt(3) - 1; wrong > 0 && body.length > 0; wrong--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    private String object(int depth) {
        return IntStream.range(0, random.nextInt(8))
                .mapToObj(key -> "\"%s\": %s".formatted(oneOf(KEYS), value(depth)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String value(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(6)) {
            case 1 -> object(depth - 1);
            case 2 ->
                IntStream.range(0, random.nextInt(4))
                        .mapToObj(item -> value(depth - 1))
                        .collect(Collectors.joining(",", "[", "]"));
            case 3 -> "\"" + "x".repeat(random.nextInt(2_000)) + "\"";
            default -> random.nextInt(40) == 0 ? oneOf(BROKEN) : oneOf(SCALARS);
        };
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
