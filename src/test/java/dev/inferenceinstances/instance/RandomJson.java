package dev.inferenceinstances.instance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that look like those of clients, with something wrong in most of them. */
final class RandomJson {

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
            "9223372036854775808",
            "2147483648",
            "\"\"",
            "\" \"",
            "\"high\"",
            "\"active\"",
            "\"\\u0000\"",
            "\"\\ud83d\"",
            "\"漢😀\"",
            "NaN",
            "'",
            "01",
            "\"a");

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    byte[] body() {
        byte[] body = object(3).getBytes(StandardCharsets.UTF_8);
        for (int wrong = random.nextInt(3); wrong > 0 && body.length > 0; wrong--) {
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
            default -> oneOf(SCALARS);
        };
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
