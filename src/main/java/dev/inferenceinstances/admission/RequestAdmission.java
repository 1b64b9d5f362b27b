package dev.inferenceinstances.admission;

import dev.inferenceinstances.lease.Holder;
import dev.inferenceinstances.lease.HolderRegistry;
import dev.inferenceinstances.lease.Leases;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.problem.RequestId;
import dev.inferenceinstances.problem.Trace;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.RequestOutcomes;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;
import org.jspecify.annotations.Nullable;

/**
 * Names the work of each request by its route, from before it gets a thread until nothing is left of it, or refuses it; and notes how the
 * requests to the registry end.
 */
@Singleton
public class RequestAdmission {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final List<String> REGISTRY = List.of("/api/instances", "/api/history");

    private final HolderRegistry holders;
    private final Leases leases;
    private final AdmissionControl control;
    private final RequestOutcomes outcomes;
    private final Map<RuntimeResource, Route> routes = new ConcurrentHashMap<>();

    RequestAdmission(HolderRegistry holders, Leases leases, AdmissionControl control, RequestOutcomes outcomes) {
        this.holders = holders;
        this.leases = leases;
        this.control = control;
        this.outcomes = outcomes;
    }

    /** Runs on the event loop. Only what would take a thread can be refused: the rest waits for no connection. */
    @ServerRequestFilter(nonBlocking = true)
    public @Nullable Response begin(RoutingContext routing) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        RuntimeResource target = request.getTarget();
        Route route = routes.computeIfAbsent(target, this::route);
        boolean blocking = target.isBlocking();
        if (blocking && !control.admit()) {
            Response refusal = refusal();
            route.count(routing, Outcome.SHED, refusal.getStatus(), null);
            return refusal;
        }
        Runnable over = leases.beginRequest(route.holder(), RequestId.of(routing), Trace.of(routing), blocking);
        // runs after the answer, the error or the client's leave, when the request's own session is closed too
        request.registerCompletionCallback(failure -> {
            route.over(request, routing);
            over.run();
        });
        return null;
    }

    private Response refusal() {
        return Problems.unavailable(control.refusal(), RETRY_AFTER).toResponse();
    }

    private Route route(RuntimeResource target) {
        String path = template(target.getClassPath()) + template(target.getPath());
        Holder holder = holders.named(target.getHttpMethod() + " " + path);
        return new Route(
                holder,
                REGISTRY.stream().anyMatch(path::startsWith) ? outcomes.counter(holder.name()) : Route.UNCOUNTED);
    }

    private static String template(URITemplate path) {
        if (path == null || path.template.equals("/")) {
            return "";
        }
        // what a parameter has to look like stands behind its name
        return path.template.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }
}
