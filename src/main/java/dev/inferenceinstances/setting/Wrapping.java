package dev.inferenceinstances.setting;

/** What stands around a value and is not meant: white space, and the quotes that {@code docker --env-file} hands on. */
final class Wrapping {

    private Wrapping() {}

    /** Without white space at its ends, then without one pair of matching quotes, then without white space within these. */
    static String off(String value) {
        String bare = value.strip();
        return isQuoted(bare) ? bare.substring(1, bare.length() - 1).strip() : bare;
    }

    private static boolean isQuoted(String value) {
        int last = value.length() - 1;
        return last > 0 && value.charAt(0) == value.charAt(last) && (value.charAt(0) == '"' || value.charAt(0) == '\'');
    }
}
