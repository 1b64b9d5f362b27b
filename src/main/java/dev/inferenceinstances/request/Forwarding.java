package dev.inferenceinstances.request;

import io.quarkus.vertx.http.runtime.ForwardedInfo;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** What a proxy says of the request that it passes on. */
public final class Forwarding {

    private Forwarding() {}

    /** Whether it is believed. To be asked on the request's own context. */
    public static boolean isBelieved(HttpServerRequest request) {
        // Quarkus decides, and notes it, once somebody asks for what follows from it
        return request.remoteAddress() != null && Vertx.currentContext().getLocal(ForwardedInfo.CONTEXT_KEY) != null;
    }
}
