package dev.inferenceinstances.pool;

import dev.inferenceinstances.problem.FailureTranslator;
import dev.inferenceinstances.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;

/** Tells a caller that waited for a connection in vain why: the pool is at its limit, or no new connection could be opened. */
@ApplicationScoped
@Priority(2)
public class AcquisitionTimeoutTranslator implements FailureTranslator {

    /** Agroal's exceptions carry neither a type nor an SQLState, so only their messages tell them. */
    private static final String AT_LIMIT = "Sorry, acquisition timeout!";

    private static final String OPENING = "Acquisition timeout while waiting for new connection";

    private final AcquisitionTimeouts timeouts;
    private final PoolReader reader;
    private final PoolSettings settings;

    AcquisitionTimeoutTranslator(AcquisitionTimeouts timeouts, PoolReader reader, PoolSettings settings) {
        this.timeouts = timeouts;
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public Optional<HttpProblem> translate(Throwable failure, String requestId) {
        return sentence(failure).map(sentence -> {
            timeouts.record();
            PoolReading reading = reader.read();
            Log.warnf(
                    "Request %s: %s (%d of %d connections borrowed, %d callers wait)",
                    requestId, sentence, reading.checkedOut(), reading.maxConnections(), reading.waiting());
            return Problems.unavailable(sentence, settings.timeout());
        });
    }

    private Optional<String> sentence(Throwable failure) {
        double seconds = settings.timeout().toMillis() / 1000.0;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && AT_LIMIT.equals(cause.getMessage())) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "QueuePool limit of size %d overflow %d reached, connection timed out, timeout %.2f",
                        settings.size(),
                        settings.maxOverflow(),
                        seconds));
            }
            if (cause instanceof SQLException && OPENING.equals(cause.getMessage())) {
                return Optional.of(String.format(
                        Locale.ROOT, "No new connection to the database could be opened, timeout %.2f", seconds));
            }
        }
        return Optional.empty();
    }
}
