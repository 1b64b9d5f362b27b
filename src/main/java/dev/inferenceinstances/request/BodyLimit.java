package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.ProblemAnswer;
import dev.inferenceinstances.problem.Problems;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says why a body that is too long is refused; Quarkus itself, asked later, would answer nothing but 413. */
public class BodyLimit {

    private static final int AFTER_THE_REQUEST_ID = 999;
    /** So long the rest of a body is read. */
    private static final Duration LONGEST = Duration.ofSeconds(2);

    void register(
            @Observes Filters filters, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize size) {
        long limit = size.asLongValue();
        filters.register(context -> check(context, limit), AFTER_THE_REQUEST_ID);
    }

    private static void check(RoutingContext context, long limit) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || fits(length, limit)) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        ProblemAnswer.send(context, Problems.bodyTooLong(length, limit)).onComplete(sent -> linger(context));
    }

    /** The rest of the body is on its way. A connection that is closed before it was read resets its client, which then has no answer. */
    private static void linger(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        context.request()
                .handler(rest -> {})
                .endHandler(all -> connection.close())
                .resume();
        context.vertx().setTimer(LONGEST.toMillis(), late -> connection.close());
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
