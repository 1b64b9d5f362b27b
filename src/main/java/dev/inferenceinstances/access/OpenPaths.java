package dev.inferenceinstances.access;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * What everybody may read. Credentials that are none of the service's refuse nobody there: a proxy that asks for some of its own lets them
 * pass through to whatever is behind it. Only decides what wrong credentials lead to: who needs to sign in is asked again by
 * {@link AccessRules}.
 */
final class OpenPaths {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final List<String> SIGN_IN_REQUIRED =
            List.of("/api/instances", "/api/history", "/api/monitoring/drills", "/auth/");
    /** Probes, figures and the files of the page. */
    private static final List<String> SAME_FOR_ALL = List.of("/q/", "/js/", "/css/", "/webjars/");

    private static final Set<String> PAGE = Set.of("/", "/index.html", "/icon.svg", "/favicon.ico");

    private OpenPaths() {}

    static boolean include(RoutingContext context) {
        return READING.contains(context.request().method())
                && !beginsLikeOneOf(SIGN_IN_REQUIRED, context.normalizedPath());
    }

    /** Whether the answer is the same for who has signed in, so that nothing has to be known of the caller. */
    static boolean sameForAll(RoutingContext context) {
        String path = context.normalizedPath();
        return READING.contains(context.request().method())
                && (PAGE.contains(path) || beginsLikeOneOf(SAME_FOR_ALL, path));
    }

    private static boolean beginsLikeOneOf(List<String> beginnings, String path) {
        for (String beginning : beginnings) {
            if (path.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
