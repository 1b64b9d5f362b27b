package dev.inferenceinstances.request;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * The rest of a body whose request is answered already. It is no request, so what carries it ends: in HTTP/1 the connection, in HTTP/2
 * one stream of it.
 */
final class UnreadBody {

    /** So long it is read. */
    private static final Duration LONGEST = Duration.ofSeconds(2);
    /** HTTP/2's word to a client that it may stop sending, after an answer that is complete. RFC 9113, section 8.1. */
    private static final long NO_ERROR = 0;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final boolean shared;

    /** Before the answer is sent. */
    UnreadBody(RoutingContext context) {
        // now, since the context of an injection point is gone with the answer
        this.request = context.request();
        this.vertx = context.vertx();
        this.shared = request.version() == HttpVersion.HTTP_2;
        if (!shared) {
            // an answer of HTTP/2 would be malformed with it
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** After the answer was sent. What is closed before it was read resets its client, which then has no answer. */
    void end() {
        if (request.isEnded()) {
            close();
            return;
        }
        long late = vertx.setTimer(LONGEST.toMillis(), timer -> close());
        request.handler(rest -> {})
                .endHandler(all -> {
                    vertx.cancelTimer(late);
                    close();
                })
                .resume();
    }

    private void close() {
        if (!shared) {
            request.connection().close();
        } else if (!request.isEnded()) {
            request.response().reset(NO_ERROR);
        }
    }
}
