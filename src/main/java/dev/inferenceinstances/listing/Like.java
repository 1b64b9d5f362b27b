package dev.inferenceinstances.listing;

/** Patterns for {@code like … escape '!'} in which the user's own per cent signs and underscores stand for themselves. */
public final class Like {

    private Like() {}

    public static String contains(String part) {
        return "%" + escaped(part) + "%";
    }

    public static String beginsWith(String prefix) {
        return escaped(prefix) + "%";
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
