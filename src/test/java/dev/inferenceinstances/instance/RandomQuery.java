package dev.inferenceinstances.instance;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands behind the path of the registry: a query, an id or a name, with any bytes in it. */
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
            "?");

    private static final List<String> VALUES = List.of(
            "0",
            "1",
            "-1",
            "99999999999",
            "1e3",
            "active",
            "high",
            "true",
            "name",
            "-name",
            "%25",
            "[",
            "*",
            "(",
            "!",
            "_");

    private RandomQuery() {}

    static String of(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "/" + value(random);
            case 1 -> "/name/" + value(random);
            default ->
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(number -> oneOf(PARAMETERS, random) + "=" + value(random))
                        .collect(Collectors.joining("&", "?", ""));
        };
    }

    private static String value(Random random) {
        if (random.nextInt(3) == 0) {
            return encoded(oneOf(VALUES, random).replace("%25", "%").getBytes());
        }
        byte[] bytes = new byte[random.nextInt(6)];
        random.nextBytes(bytes);
        return encoded(random.nextBoolean() ? bytes : new String(Character.toChars(character(random))).getBytes());
    }

    private static int character(Random random) {
        int character = random.nextInt(Character.MAX_CODE_POINT + 1);
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE ? 'x' : character;
    }

    private static String encoded(byte[] bytes) {
        return IntStream.range(0, bytes.length)
                .mapToObj(at -> "%%%02X".formatted(bytes[at]))
                .collect(Collectors.joining());
    }

    private static String oneOf(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
