package dev.inferenceinstances.request;

import dev.inferenceinstances.setting.ProxySettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * The path of a proxy under which the service is reached: that of {@code ROOT_PATH}, or what a trusted proxy says in {@code
 * X-Forwarded-Prefix}. It is taken off requests that still have it, and put on the addresses in the headers of answers, so that nothing
 * behind this filter has to know of it. Quarkus itself can only be built with such a path.
 */
@Singleton
class SubPath {

    /** Before all that follow a request, since one that is routed anew comes by a second time. */
    private static final int ORDER = 2000;

    private static final String PREFIX = "X-Forwarded-Prefix";
    private static final String FOUND = SubPath.class.getName();
    private static final List<CharSequence> ADDRESSES =
            List.of(HttpHeaders.LOCATION, HttpHeaders.createOptimized("Link"));
    private static final String AFTER_SCHEME = "://";
    private static final int PERMANENT = 308;

    private final String rootPath;

    SubPath(ProxySettings settings) {
        this.rootPath = settings.rootPath();
    }

    void register(@Observes Filters filters) {
        filters.register(this::apply, ORDER);
    }

    private void apply(RoutingContext context) {
        String found = context.get(FOUND);
        String prefix = found == null ? prefix(context.request()) : found;
        if (prefix.isEmpty()) {
            context.next();
            return;
        }
        context.put(FOUND, prefix);
        String path = context.request().path();
        if (found == null && path.equals(prefix)) {
            // a browser would take what is named relative to the page for a neighbour of the path
            context.response()
                    .setStatusCode(PERMANENT)
                    .putHeader(HttpHeaders.LOCATION, withQuery(prefix + "/", context))
                    .end();
        } else if (found == null && path.startsWith(prefix + "/")) {
            context.reroute(withQuery(path.substring(prefix.length()), context));
        } else {
            context.addHeadersEndHandler(ready -> complete(context.response().headers(), prefix));
            context.next();
        }
    }

    private String prefix(HttpServerRequest request) {
        String announced = rootPath.isEmpty() ? request.getHeader(PREFIX) : null;
        return announced != null && Forwarding.isBelieved(request)
                ? ProxySettings.path(announced).orElse("")
                : rootPath;
    }

    private static String withQuery(String path, RoutingContext context) {
        String query = context.request().query();
        return query == null ? path : path + "?" + query;
    }

    private static void complete(MultiMap headers, String prefix) {
        for (CharSequence name : ADDRESSES) {
            String address = headers.get(name);
            if (address != null) {
                headers.set(name, under(prefix, address));
            }
        }
    }

    /** @param address with scheme and host or without, in angle brackets or without */
    static String under(String prefix, String address) {
        int scheme = address.indexOf(AFTER_SCHEME);
        int path = address.indexOf('/', scheme < 0 ? 0 : scheme + AFTER_SCHEME.length());
        return path < 0 || address.startsWith(prefix + "/", path)
                ? address
                : address.substring(0, path) + prefix + address.substring(path);
    }
}
