package dev.inferenceinstances.stream;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets a marked request through to the stream when its client has gone, as a check of its credentials that takes long does. */
@Singleton
class Latecomers {

    static final String MARK = "X-Test-Late";

    private static final int BEFORE_THE_STREAM = -1;

    private final AtomicInteger held = new AtomicInteger();
    private final AtomicInteger passed = new AtomicInteger();

    void register(@Observes Router router) {
        router.get(StreamRoute.PATH).order(BEFORE_THE_STREAM).handler(this::hold);
    }

    int held() {
        return held.get();
    }

    int passed() {
        return passed.get();
    }

    private void hold(RoutingContext routing) {
        if (routing.request().getHeader(MARK) == null) {
            routing.next();
            return;
        }
        routing.addEndHandler(gone -> routing.vertx().runOnContext(later -> {
            routing.next();
            passed.incrementAndGet();
        }));
        held.incrementAndGet();
    }
}
