package dev.inferenceinstances.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.quarkus.micrometer.runtime.HttpServerMetricsTagsContributor;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names requests by their route and a method that is known, in place of what Quarkus takes from the request where no route took it:
 * clients could make up paths and methods until the memory is full.
 */
@Singleton
class RouteTags implements HttpServerMetricsTagsContributor {

    private static final String REQUESTS = "http.server.requests";
    private static final String URI = "uri";
    private static final String METHOD = "method";
    private static final String OTHERS = "(others)";
    /** Where Quarkus keeps the template of the route that took the request. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final Set<String> METHODS = Set.of(
            HttpMethod.GET.name(),
            HttpMethod.HEAD.name(),
            HttpMethod.POST.name(),
            HttpMethod.PUT.name(),
            HttpMethod.PATCH.name(),
            HttpMethod.DELETE.name(),
            HttpMethod.OPTIONS.name());

    /** The name of each route that took a request, by its template. */
    private final Map<String, String> routes = new ConcurrentHashMap<>();

    @Override
    public Tags contribute(Context context) {
        String template = context.requestContextLocalData(TEMPLATE);
        String route = template == null ? null : routes.computeIfAbsent(template, RouteTags::name);
        String method = context.request().method().name();
        return Tags.of(URI, route == null ? OTHERS : route, METHOD, METHODS.contains(method) ? method : OTHERS);
    }

    /** Requests that the client took back before their answer are not named above. */
    @Produces
    @Singleton
    MeterFilter onlyKnownRoutes() {
        return MeterFilter.deny(
                id -> id.getName().equals(REQUESTS) && "RESET".equals(id.getTag("status")) && !known(id));
    }

    /** Without what a parameter has to look like, which stands behind its name. */
    private static String name(String template) {
        return template.replaceAll("\\{(\\w+):[^}]*}", "{$1}");
    }

    private boolean known(Meter.Id id) {
        return METHODS.contains(id.getTag(METHOD)) && routes.containsValue(id.getTag(URI));
    }
}
