package dev.inferenceinstances.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.inferenceinstances.problem.ProblemAnswer;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.Language;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The stream over HTTP, as server-sent events, on the event loop. A route of its own and no Jakarta REST resource: an answer without an
 * end, of bytes that all share, needs nothing of what a resource brings.
 */
@Singleton
class StreamRoute {

    static final String PATH = "/api/monitoring/db-pool/stream";

    private static final String METHODS = "GET, HEAD";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String LANG = "lang";

    private final Broadcaster broadcaster;
    private final EventLog log;
    private final Subscribers subscribers;
    private final ObjectMapper mapper;

    StreamRoute(Broadcaster broadcaster, EventLog log, Subscribers subscribers, ObjectMapper mapper) {
        this.broadcaster = broadcaster;
        this.log = log;
        this.subscribers = subscribers;
        this.mapper = mapper;
    }

    void register(@Observes Router router) {
        router.get(PATH).produces(MediaType.SERVER_SENT_EVENTS).handler(this::stream);
        router.head(PATH)
                .produces(MediaType.SERVER_SENT_EVENTS)
                .handler(routing -> headers(routing).end());
        router.get(PATH).handler(StreamRoute::notAcceptable);
        router.head(PATH).handler(StreamRoute::notAcceptable);
        router.route(PATH).handler(routing -> ProblemAnswer.send(routing, Problems.methodNotAllowed(METHODS)));
    }

    private void stream(RoutingContext routing) {
        EventResponse response = new EventResponse(routing);
        if (!response.isOpen()) {
            // gone while its credentials were checked, which nobody will say again to free its place
            return;
        }
        broadcaster.prepare();
        Subscriber subscriber = new Subscriber(response, language(routing), log, mapper);
        if (!subscribers.admit(subscriber)) {
            ProblemAnswer.send(
                    routing,
                    Problems.unavailable(
                            "%d clients read the stream already".formatted(Subscribers.MOST), RETRY_AFTER));
            return;
        }
        routing.addEndHandler(gone -> subscribers.remove(subscriber));
        headers(routing);
        subscriber.begin(log.beginning(lastEvent(routing)));
        if (subscribers.areDismissed()) {
            // an error would keep a browser from coming back for good
            subscriber.dismiss();
        }
    }

    private static HttpServerResponse headers(RoutingContext routing) {
        return routing.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS + "; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, language(routing).toLanguageTag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store")
                // nginx would hold events back until its buffer is full
                .putHeader("X-Accel-Buffering", "no");
    }

    private static void notAcceptable(RoutingContext routing) {
        ProblemAnswer.send(routing, Problems.notAcceptable(MediaType.SERVER_SENT_EVENTS));
    }

    /** A header where the browser connects again by itself, and in the query where a page opens the stream anew. */
    private static Optional<EventId> lastEvent(RoutingContext routing) {
        String header = routing.request().getHeader(LAST_EVENT_ID);
        return EventId.parse(header == null ? routing.request().getParam("last_event_id") : header);
    }

    /** A page's events come in the language that its subscriber chose there, though a browser sends its own in the header. */
    private static Locale language(RoutingContext routing) {
        String chosen = routing.request().getParam(LANG);
        return chosen == null ? AnswerLanguage.of(routing) : Language.of(chosen);
    }
}
