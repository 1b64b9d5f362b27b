package dev.inferenceinstances.admission;

import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.lease.Holder;
import dev.inferenceinstances.problem.RequestId;
import dev.inferenceinstances.problem.Trace;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounter;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a route, so that a request looks nothing else up.
 *
 * @param holder under whose name its requests borrow
 * @param counter counts how they end
 */
record Route(Holder holder, OutcomeCounter counter) {

    /** Of what is no request to the registry. */
    static final OutcomeCounter UNCOUNTED = (outcome, requestId, traceId, status, error) -> {};

    /** A request is over. */
    void over(ResteasyReactiveRequestContext request, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        RequestFault fault = RequestFault.of(request);
        int status = response.getStatusCode();
        if (fault != null) {
            count(routing, fault.outcome(), status, fault.error());
        } else if (response.closed() && !response.ended()) {
            count(routing, Outcome.CLIENT_ERROR, 0, null);
        } else {
            count(routing, Outcome.of(status), status, null);
        }
    }

    /** @param status of the answer; 0 where none was sent */
    void count(RoutingContext routing, Outcome outcome, int status, @Nullable DatabaseError error) {
        counter.count(outcome, RequestId.of(routing), Trace.idOf(routing), status, error);
    }
}
