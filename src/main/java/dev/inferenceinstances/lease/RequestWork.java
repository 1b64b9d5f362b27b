package dev.inferenceinstances.lease;

import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.problem.RequestId;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/** Makes each request a {@link Work} named by its route, from before it gets a thread until nothing is left of it. */
@Singleton
public class RequestWork {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Holders holders;
    private final LeaseLedger ledger;
    private final Demand demand;
    private final Map<RuntimeResource, Holder> routes = new ConcurrentHashMap<>();

    RequestWork(Holders holders, LeaseLedger ledger, Demand demand) {
        this.holders = holders;
        this.ledger = ledger;
        this.demand = demand;
    }

    /** Runs on the event loop. Only what would take a thread can be refused: the rest waits for no connection. */
    @ServerRequestFilter(nonBlocking = true)
    public Response begin(RoutingContext routing) {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        RuntimeResource route = request.getTarget();
        boolean blocking = route.isBlocking();
        if (blocking && !demand.admit()) {
            return refusal();
        }
        Work work = Work.request(
                routes.computeIfAbsent(route, this::holder),
                RequestId.of(routing),
                blocking ? demand::served : () -> {});
        CurrentWork.bind(work);
        // runs after the answer, the error or the client's leave, when the request's own session is closed too
        request.registerCompletionCallback(failure -> ledger.requestOver(work));
        return null;
    }

    private Response refusal() {
        return Problems.unavailable(demand.full(), RETRY_AFTER).toResponse();
    }

    private Holder holder(RuntimeResource route) {
        return holders.named(route.getHttpMethod() + " " + template(route.getClassPath()) + template(route.getPath()));
    }

    private static String template(URITemplate path) {
        return path == null || path.template.equals("/") ? "" : path.template;
    }
}
