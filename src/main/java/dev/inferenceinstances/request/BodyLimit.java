package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.ProblemAnswer;
import dev.inferenceinstances.problem.Problems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Refuses a body that is too long for what it was sent to, and says why. Quarkus, asked later, knows one limit for all, that of the longest, and
 * would answer nothing but 413.
 */
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 999;

    /** Of what carries one instance, or less. */
    private static final long USUAL = 1 << 20;

    /** Of what carries many. */
    private static final String MANY = "/api/instances/bulk";

    private static final String LIMIT = BodyLimit.class.getName();

    /** More than is read at once, so that Quarkus, whose limit is no problem that says why, never comes first. */
    private static final long LEEWAY = 1 << 20;

    /** After Quarkus has set its limit, before anything reads the body. */
    private static final int AFTER_QUARKUS = 1;

    void register(
            @Observes Filters filters, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize size) {
        long most = size.asLongValue();
        filters.register(context -> check(context, limit(context, most)), AFTER_THE_REQUEST_ID);
        filters.register(
                context -> {
                    long limit = limit(context, most);
                    context.put(LIMIT, limit);
                    context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit + LEEWAY);
                    context.next();
                },
                AFTER_QUARKUS);
    }

    /** How long a body the request may have, in bytes. */
    static long of(RoutingContext context) {
        return context.<Long>get(LIMIT);
    }

    private static long limit(RoutingContext context, long most) {
        String path = context.request().path();
        return path.equals(MANY) || path.equals(MANY + "/") ? most : USUAL;
    }

    private static void check(RoutingContext context, long limit) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || fits(length, limit)) {
            context.next();
            return;
        }
        UnreadBody unread = new UnreadBody(context);
        ProblemAnswer.send(context, Problems.bodyTooLong(length, limit)).onComplete(sent -> unread.end());
    }

    /** A length that is no number is left to the server, which refuses it. */
    private static boolean fits(String length, long limit) {
        try {
            return Long.parseLong(length) <= limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
