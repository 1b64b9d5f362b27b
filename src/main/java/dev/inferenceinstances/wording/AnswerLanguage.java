package dev.inferenceinstances.wording;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** In which language to answer the current request: by its {@code Accept-Language}. To be asked on a thread of the request. */
@Singleton
public class AnswerLanguage {

    private final CurrentVertxRequest request;

    AnswerLanguage(CurrentVertxRequest request) {
        this.request = request;
    }

    /** English where the request does not say. */
    public Locale locale() {
        return of(request.getCurrent());
    }

    /** For a route that is no resource. */
    public static Locale of(RoutingContext context) {
        return Language.of(String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** Problems are English whatever was asked for. */
    @Translated
    @ServerResponseFilter
    public void name(ContainerResponseContext response, RoutingContext routing) {
        if (!(response.getEntity() instanceof HttpProblem)) {
            response.getHeaders()
                    .putSingle(HttpHeaders.CONTENT_LANGUAGE, of(routing).toLanguageTag());
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }
}
