package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.Problems;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/**
 * Refuses a body that comes in chunks, whose length nobody told, once it turns out to be too long. Quarkus would end the answer itself, and
 * then fail at answering that it has failed.
 */
@Provider
public class UntoldBodyLimit implements ReaderInterceptor {

    private final RoutingContext context;

    UntoldBodyLimit(RoutingContext context) {
        this.context = context;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 413 where the body is too long */
    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            int limit = Math.toIntExact(BodyLimit.of(context));
            byte[] body = reading.getInputStream().readNBytes(limit + 1);
            if (body.length > limit) {
                UnreadBody unread = new UnreadBody(context);
                context.addEndHandler(answered -> unread.end());
                throw Problems.bodyTooLong("more than " + limit, limit);
            }
            reading.setInputStream(new ByteArrayInputStream(body));
        }
        return reading.proceed();
    }
}
