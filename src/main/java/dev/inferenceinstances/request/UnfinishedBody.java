package dev.inferenceinstances.request;

import dev.inferenceinstances.problem.FailureTranslator;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A body that broke off, or of which nothing more came. That is its client's doing, or the network's, and no failure of the service. */
@ApplicationScoped
@Priority(2)
public class UnfinishedBody implements FailureTranslator {

    /** What Quarkus says of a body that is late. Drivers say the same of their servers, in an exception that is more special. */
    private static final String LATE = "Read timed out";

    private final Duration patience;

    UnfinishedBody(@ConfigProperty(name = "quarkus.http.read-timeout") Duration patience) {
        this.patience = patience;
    }

    @Override
    public Optional<HttpProblem> translate(Throwable failure, String request) {
        List<Throwable> causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
        if (causes.stream().anyMatch(SQLException.class::isInstance)) {
            return Optional.empty();
        }
        if (causes.stream().anyMatch(UnfinishedBody::isEnd)) {
            Log.debugf("Request %s: its body broke off", request);
            return Optional.of(Problems.badRequest("The body broke off"));
        }
        if (causes.stream().anyMatch(UnfinishedBody::isLate)) {
            Log.debugf("Request %s: the rest of its body did not come", request);
            // which HTTP/1 does not show: Quarkus has closed the connection
            return Optional.of(Problems.bodyLate(patience));
        }
        return Optional.empty();
    }

    private static boolean isEnd(Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof StreamResetException;
    }

    private static boolean isLate(Throwable cause) {
        return cause.getClass() == IOException.class && LATE.equals(cause.getMessage());
    }
}
