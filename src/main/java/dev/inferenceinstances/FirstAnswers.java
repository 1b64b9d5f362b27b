package dev.inferenceinstances;

import io.quarkus.logging.Log;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.CommandLineArguments;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Asks once for every answer that has to be quick, soon after the server listens. The first answer of each loads hundreds of classes,
 * which takes a third of a second on a busy machine, and the first probe may come in the very moment when it matters. Who asks right at
 * the start does not wait for these.
 */
@ApplicationScoped
class FirstAnswers {

    private static final Duration AFTER_THE_START = Duration.ofSeconds(1);
    private static final String LOOPBACK = "127.0.0.1";
    /** What Quarkus answers, not Jakarta REST. */
    private static final List<String> OF_QUARKUS =
            List.of("/q/metrics", "/q/health/live", "/q/health/ready", "/q/health/started", "/q/health/well");

    private final Vertx vertx;
    private final Config config;
    private final Runnable end;

    @Inject
    FirstAnswers(Vertx vertx, Config config, @CommandLineArguments String[] arguments) {
        this.vertx = vertx;
        this.config = config;
        this.end = Rehearsal.isAskedFor(arguments) ? Quarkus::asyncExit : () -> {};
    }

    void ask(@ObservesAsync HttpServerStart server) {
        vertx.setTimer(AFTER_THE_START.toMillis(), timer -> ask(vertx.createHttpClient(), port(), paths()));
    }

    /** The configured port may be 0, for any free one; Quarkus then puts the real one into the configuration. */
    private int port() {
        return config.getValue("quarkus.http.port", Integer.class);
    }

    static List<String> paths() {
        return Stream.concat(
                        MonitoringPaths.of(ResteasyReactiveRecorder.getCurrentDeployment()).stream(),
                        OF_QUARKUS.stream())
                .toList();
    }

    /** One after the other, since they share what they load. */
    private void ask(HttpClient client, int port, List<String> paths) {
        if (paths.isEmpty()) {
            client.close();
            end.run();
            return;
        }
        String path = paths.get(0);
        client.request(HttpMethod.GET, port, LOOPBACK, path)
                .compose(HttpClientRequest::send)
                .compose(HttpClientResponse::body)
                .onFailure(failure -> Log.debugf(failure, "The service could not ask itself for %s", path))
                .onComplete(answer -> ask(client, port, paths.subList(1, paths.size())));
    }
}
