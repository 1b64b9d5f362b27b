package dev.inferenceinstances.lease;

import java.util.regex.Pattern;

/** Names a borrower of which nothing is known but its thread. */
final class ThreadNames {

    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("[-_ #]*\\d+$");

    private ThreadNames() {}

    /** The name that the threads of one pool share. */
    static String group(Thread thread) {
        return "thread " + NUMBER_AT_THE_END.matcher(thread.getName()).replaceFirst("");
    }
}
