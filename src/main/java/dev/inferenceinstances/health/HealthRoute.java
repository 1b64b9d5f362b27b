package dev.inferenceinstances.health;

import io.quarkus.arc.All;
import io.quarkus.smallrye.health.runtime.SmallRyeHealthRuntimeConfig;
import io.smallrye.health.api.Wellness;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * Answers the probes in one go. Quarkus would look for the checks anew, go by the event loop once for each, and build a tree of what they
 * say, for every request. It still answers where a check fails, and all where something of its own is configured for its answers.
 */
@Singleton
class HealthRoute {

    private static final String PATH = "/q/health";
    /** After the caller has signed in, or was refused, and before the route of Quarkus. */
    private static final int ORDER = 0;

    private static final int UNAVAILABLE = 503;
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json; charset=UTF-8");
    private static final JsonGeneratorFactory FORM =
            Json.createGeneratorFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private final List<MemoryCheck> live;
    private final List<MemoryCheck> ready;
    private final List<MemoryCheck> well;
    private final List<MemoryCheck> started;

    HealthRoute(
            @All @Liveness List<MemoryCheck> live,
            @All @Readiness List<MemoryCheck> ready,
            @All @Wellness List<MemoryCheck> well,
            @All @Startup List<MemoryCheck> started) {
        this.live = live;
        this.ready = ready;
        this.well = well;
        this.started = started;
    }

    void serve(@Observes Router router, SmallRyeHealthRuntimeConfig config) {
        if (config.check().isEmpty() && config.additionalProperties().isEmpty()) {
            serve(
                    router,
                    "",
                    Stream.of(live, ready, well, started).flatMap(List::stream).toList());
            serve(router, "/live", live);
            serve(router, "/ready", ready);
            serve(router, "/well", well);
            serve(router, "/started", started);
        }
    }

    private static void serve(Router router, String probe, List<MemoryCheck> checks) {
        router.route(PATH + probe)
                .order(ORDER)
                .handler(routing -> answers(checks).ifPresentOrElse(answers -> send(routing, answers), routing::next));
    }

    /** Nothing where a check fails: what to say and to log of that is known to Quarkus. */
    private static Optional<List<HealthCheckResponse>> answers(List<MemoryCheck> checks) {
        try {
            return Optional.of(checks.stream().map(MemoryCheck::answer).toList());
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static void send(RoutingContext routing, List<HealthCheckResponse> answers) {
        boolean down = answers.stream().anyMatch(answer -> answer.getStatus() == Status.DOWN);
        if (down) {
            routing.response().setStatusCode(UNAVAILABLE);
        }
        routing.response().putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        routing.end(Buffer.buffer(json(down ? Status.DOWN : Status.UP, answers)));
    }

    private static byte[] json(Status status, List<HealthCheckResponse> answers) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JsonGenerator json = FORM.createGenerator(text)) {
            json.writeStartObject().write("status", status.name()).writeStartArray("checks");
            for (HealthCheckResponse answer : answers) {
                json.writeStartObject()
                        .write("name", answer.getName())
                        .write("status", answer.getStatus().name());
                answer.getData().ifPresent(data -> write(json, data));
                json.writeEnd();
            }
            json.writeEnd().writeEnd();
        }
        return text.toByteArray();
    }

    /** Texts, whole numbers and truth values are all that a check can say. */
    private static void write(JsonGenerator json, Map<String, Object> data) {
        json.writeStartObject("data");
        data.forEach((name, value) -> {
            if (value instanceof Long number) {
                json.write(name, number);
            } else if (value instanceof Boolean truth) {
                json.write(name, truth);
            } else {
                json.write(name, (String) value);
            }
        });
        json.writeEnd();
    }
}
