package dev.inferenceinstances.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * What a browser may do with an answer, and for how long it may keep it, in the headers of every answer, be it an error. One handler and
 * prefixes: the filters that Quarkus has for this run one regular expression each for every request.
 */
class BrowserPolicy {

    /** Before whatever may answer. */
    private static final int ORDER = 1001;

    /** A page of this origin may load its own files and call its own API, and nothing else. */
    private static final CharSequence OWN_FILES = HttpHeaders.createOptimized("default-src 'none'; script-src 'self'; "
            + "style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

    /** Swagger UI has two scripts and many styles in its page. The scripts are those of this release of Quarkus, by their digests. */
    private static final CharSequence SWAGGER_UI = HttpHeaders.createOptimized(
            "default-src 'none'; script-src 'self' 'sha256-6g49qEUUvHdKNYQQmJLS102fk+xiQUdHmVFs1nHQJrU=' "
                    + "'sha256-WxptYy/rVVtd47N62OBe5DCSV9mKEfnqQ5lnnJD8GXo='; style-src 'self' 'unsafe-inline'; "
                    + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'none'");

    private static final CharSequence POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    private static final CharSequence REFERRER = HttpHeaders.createOptimized("Referrer-Policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final CharSequence TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    private static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    /** Answers hold the state of this moment, and what only who has signed in may see. */
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    /** The page is asked for anew each time, so that its parts are of one version. */
    private static final CharSequence NO_CACHE = HttpHeaders.createOptimized("no-cache");

    private static final String SWAGGER_UI_PATH = "/q/swagger-ui/";
    private static final List<String> ANSWERS = List.of("/api/", "/q/", "/auth/");
    /** What names its version in its path may be kept. */
    private static final String VERSIONED = "/webjars/";

    void register(@Observes Filters filters) {
        filters.register(BrowserPolicy::apply, ORDER);
    }

    private static void apply(RoutingContext context) {
        String path = context.normalizedPath();
        MultiMap headers = context.response().headers();
        headers.set(POLICY, path.startsWith(SWAGGER_UI_PATH) ? SWAGGER_UI : OWN_FILES)
                .set(REFERRER, NO_REFERRER)
                .set(TYPE_OPTIONS, NO_SNIFF)
                .set(FRAME_OPTIONS, DENY);
        if (isAnswer(path)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        } else if (!path.startsWith(VERSIONED)) {
            headers.set(HttpHeaders.CACHE_CONTROL, NO_CACHE);
        }
        context.next();
    }

    private static boolean isAnswer(String path) {
        for (String prefix : ANSWERS) {
            if (path.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
