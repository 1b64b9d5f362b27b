package dev.inferenceinstances.problem;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * The distributed trace that a request is a part of, by its {@code traceparent} of the W3C's
 * <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>.
 *
 * @param id 32 lower-case hexadecimal digits, not all zero
 * @param sampled whether the caller may have recorded it: only then a look for it can find something
 */
public record Trace(String id, boolean sampled) {

    static final String HEADER = "traceparent";

    private static final String KEY = Trace.class.getName();

    /** The version, the trace's id, the caller's id and the flags, with a dash between each two. */
    private static final int LENGTH = 55;

    private static final String FIRST_VERSION = "00";
    private static final String NO_VERSION = "ff";
    private static final String NOBODY = "0".repeat(LENGTH);
    private static final int SAMPLED = 1;

    /** Null where the request came without one, with more than one, or with one that is not valid. */
    public static @Nullable Trace of(RoutingContext context) {
        return context.get(KEY);
    }

    /** The id of the same. */
    public static @Nullable String idOf(RoutingContext context) {
        Trace trace = of(context);
        return trace == null ? null : trace.id();
    }

    static void note(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        if (given == null || context.request().headers().getAll(HEADER).size() > 1) {
            return;
        }
        Trace trace = parse(given);
        if (trace != null) {
            context.put(KEY, trace);
        }
    }

    /** Null where it is not valid, which means the same as none. Of a later version only what the first one has is read. */
    static @Nullable Trace parse(String header) {
        return whole(header)
                        && hexadecimal(header, 0, 2)
                        && identifier(header, 3, 35)
                        && identifier(header, 36, 52)
                        && hexadecimal(header, 53, LENGTH)
                ? new Trace(header.substring(3, 35), (Character.digit(header.charAt(54), 16) & SAMPLED) != 0)
                : null;
    }

    private static boolean whole(String header) {
        return header.length() >= LENGTH
                && (header.length() == LENGTH || header.charAt(LENGTH) == '-' && !header.startsWith(FIRST_VERSION))
                && !header.startsWith(NO_VERSION)
                && header.charAt(2) == '-'
                && header.charAt(35) == '-'
                && header.charAt(52) == '-';
    }

    private static boolean identifier(String header, int from, int to) {
        return hexadecimal(header, from, to) && !header.regionMatches(from, NOBODY, 0, to - from);
    }

    private static boolean hexadecimal(String header, int from, int to) {
        for (int i = from; i < to; i++) {
            char digit = header.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }
}
