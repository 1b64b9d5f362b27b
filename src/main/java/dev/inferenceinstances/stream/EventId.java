package dev.inferenceinstances.stream;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which event it is, written as {@code <run>-<sequence>}.
 *
 * @param run when the service started, in milliseconds since 1970
 * @param sequence counts the events of all kinds from 1
 */
record EventId(long run, long sequence) {

    /** So many digits that any number of ours fits, and so few that none overflows. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    /** Empty for what is no id of ours: a client may send anything. */
    static Optional<EventId> parse(String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(form -> new EventId(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))));
    }

    @Override
    public String toString() {
        return run + "-" + sequence;
    }
}
