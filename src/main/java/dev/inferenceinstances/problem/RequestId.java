package dev.inferenceinstances.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Gives every request an id, taken from {@code X-Request-Id} or made, and echoes it in the answer; notes its trace beside it. */
public class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String KEY = RequestId.class.getName();
    /** What a log line and a header can carry without surprises. */
    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(RequestId::identify, FIRST);
    }

    /** The id of this request. */
    public static String of(RoutingContext context) {
        return context.get(KEY);
    }

    /** The same for people who read the log: with the id of its trace, where it has one. */
    static String inWords(RoutingContext context) {
        String trace = Trace.idOf(context);
        return trace == null ? of(context) : "%s (trace %s)".formatted(of(context), trace);
    }

    private static void identify(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && ACCEPTED.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        Trace.note(context);
        context.next();
    }
}
