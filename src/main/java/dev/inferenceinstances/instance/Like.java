package dev.inferenceinstances.instance;

/** Patterns for {@code like … escape '!'} in which the user's own per cent signs and underscores stand for themselves. */
final class Like {

    private Like() {}

    static String contains(String part) {
        return "%" + escaped(part) + "%";
    }

    static String beginsWith(String prefix) {
        return escaped(prefix) + "%";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
