package dev.inferenceinstances.setting;

/**
 * Tells a slip of the fingers in a short key: two letters that have changed places, one that was left out or typed twice. Another letter in
 * its place, or one more, makes words of other programs: {@code POST}, {@code PART}, {@code PORTS}.
 */
final class Slip {

    /** Longer keys are compared by edits. */
    private static final int LONGEST_KEY = 6;

    private Slip() {}

    static boolean isOne(String name, String key) {
        return key.length() <= LONGEST_KEY
                && switch (name.length() - key.length()) {
                    case 0 -> isSwap(name, key);
                    case -1 -> isOneLess(name, key);
                    case 1 -> isDoubled(name, key);
                    default -> false;
                };
    }

    private static boolean isSwap(String name, String key) {
        int at = firstDifference(name, key);
        return at + 1 < key.length()
                && name.charAt(at) == key.charAt(at + 1)
                && name.charAt(at + 1) == key.charAt(at)
                && name.substring(at + 2).equals(key.substring(at + 2));
    }

    private static boolean isOneLess(String name, String key) {
        int at = firstDifference(name, key);
        return name.substring(at).equals(key.substring(at + 1));
    }

    private static boolean isDoubled(String name, String key) {
        int at = firstDifference(name, key);
        return at > 0
                && name.charAt(at) == name.charAt(at - 1)
                && name.substring(at + 1).equals(key.substring(at));
    }

    private static int firstDifference(String name, String key) {
        int at = 0;
        while (at < name.length() && at < key.length() && name.charAt(at) == key.charAt(at)) {
            at++;
        }
        return at;
    }
}
