package dev.inferenceinstances.admission;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.lease.HolderSummary;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.PoolControl;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.problem.FailureTranslator;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.traffic.Outcome;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells a caller that got no connection why: the pool is at its limit, and who holds what it has, or no new connection
 * could be opened.
 */
@ApplicationScoped
@Priority(2)
public class AcquisitionTimeoutTranslator implements FailureTranslator {

    /** Agroal's exceptions carry neither a type nor an SQLState, so only their messages tell them. */
    private static final String OPENING = "Acquisition timeout while waiting for new connection";

    private final PoolReader reader;
    private final LeaseView leases;
    private final PoolControl control;
    private final PoolSettings settings;

    AcquisitionTimeoutTranslator(PoolReader reader, LeaseView leases, PoolControl control, PoolSettings settings) {
        this.reader = reader;
        this.leases = leases;
        this.control = control;
        this.settings = settings;
    }

    @Override
    public Optional<HttpProblem> translate(Throwable failure, String request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && Acquisitions.TIMEOUT.equals(cause.getMessage())) {
                return Optional.of(refused(Outcome.POOL_TIMEOUT, atLimit(), request));
            }
            if (cause instanceof SQLException && OPENING.equals(cause.getMessage())) {
                return Optional.of(refused(Outcome.UNREACHABLE, opening(), request));
            }
        }
        return Optional.empty();
    }

    private HttpProblem refused(Outcome outcome, String sentence, String request) {
        String explained = sentence + "; " + waiting(reader.read().waiting()) + held(leases.byHolder());
        Log.warnf("Request %s: %s", request, explained);
        new RequestFault(outcome, null).note();
        return Problems.unavailable(explained, settings.timeout());
    }

    private static String waiting(int callers) {
        return callers == 1 ? "1 caller waits" : callers + " callers wait";
    }

    private static String held(List<HolderSummary> holdings) {
        return holdings.isEmpty()
                ? "; no connection is held"
                : holdings.stream().map(HolderSummary::phrase).collect(Collectors.joining(", ", "; held: ", ""));
    }

    private String atLimit() {
        return String.format(
                Locale.ROOT,
                "QueuePool limit of size %d overflow %d reached, connection timed out, timeout %.2f",
                control.size().base(),
                control.size().overflow(),
                seconds());
    }

    private String opening() {
        return String.format(Locale.ROOT, "No new connection to the database could be opened, timeout %.2f", seconds());
    }

    private double seconds() {
        return settings.timeout().toMillis() / 1000.0;
    }
}
