package dev.inferenceinstances.shutdown;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts the requests that are under way, whoever answers them, from before one waits for a thread; and sends their clients elsewhere once
 * they are to leave.
 *
 * <p>Quarkus can count too ({@code quarkus.shutdown.timeout}), but ends at the first moment without a request. Clients that keep their
 * connection open are between two of them then, and the next would be cut off.
 */
@Singleton
class OpenRequests {

    private static final int BEFORE_ALL_OTHERS = 1001;
    /** A client whose last answer came no earlier than this may have its next request on the way. */
    private static final Duration QUIET = Duration.ofMillis(500);

    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private final AtomicInteger open = new AtomicInteger();
    private final EventLoops loops;
    private volatile boolean leaving;
    private volatile long lastNanos;

    OpenRequests(EventLoops loops) {
        this.loops = loops;
    }

    void register(@Observes Filters filters) {
        filters.register(this::follow, BEFORE_ALL_OTHERS);
    }

    /** Requests that wait for an answer now; a stream is one. */
    int count() {
        return open.get();
    }

    /** From now on each answer ends its connection. */
    void sendElsewhere() {
        lastNanos = System.nanoTime();
        leaving = true;
    }

    /**
     * Waits until none is under way and none has come for a moment. Further ones can come only over connections that are open.
     *
     * @param deadline as {@link System#nanoTime()} counts
     */
    void awaitNone(long deadline) {
        while (System.nanoTime() - deadline < 0 && !isQuiet(deadline)) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isQuiet(long deadline) {
        if (open.get() > 0 || System.nanoTime() - lastNanos < QUIET.toNanos()) {
            return false;
        }
        long before = lastNanos;
        loops.awaitRead(deadline);
        return open.get() == 0 && lastNanos == before;
    }

    private void follow(RoutingContext routing) {
        open.incrementAndGet();
        boolean last = leaving;
        if (last) {
            lastNanos = System.nanoTime();
            if (routing.request().version() != HttpVersion.HTTP_2) {
                routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
        }
        routing.addEndHandler(answered -> {
            if (leaving) {
                // one that began before was not sent elsewhere: its client may have its next request on the way
                lastNanos = System.nanoTime();
            }
            open.decrementAndGet();
            if (last) {
                end(routing);
            }
        });
        routing.next();
    }

    private static void end(RoutingContext routing) {
        HttpConnection connection = routing.request().connection();
        if (routing.request().version() == HttpVersion.HTTP_2) {
            // the client sends its next request elsewhere, and what it has under way here is answered
            connection.goAway(0);
        } else {
            connection.close();
        }
    }
}
