package dev.inferenceinstances.admission;

import dev.inferenceinstances.lease.Holder;
import dev.inferenceinstances.problem.RequestId;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.OutcomeCounter;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;

/**
 * What is known of a route, so that a request looks nothing else up.
 *
 * @param holder under whose name its requests borrow
 * @param counter counts how they end
 */
record Route(Holder holder, OutcomeCounter counter) {

    /** Of what is no request to the registry. */
    static final OutcomeCounter UNCOUNTED = (outcome, requestId, status, error) -> {};

    /** A request is over. */
    void over(ResteasyReactiveRequestContext request, RoutingContext routing) {
        HttpServerResponse response = routing.response();
        RequestFault fault = RequestFault.of(request);
        int status = response.getStatusCode();
        if (fault != null) {
            counter.count(fault.outcome(), RequestId.of(routing), status, fault.error());
        } else if (response.closed() && !response.ended()) {
            counter.count(Outcome.CLIENT_ERROR, RequestId.of(routing), 0, null);
        } else {
            counter.count(Outcome.of(status), RequestId.of(routing), status, null);
        }
    }
}
