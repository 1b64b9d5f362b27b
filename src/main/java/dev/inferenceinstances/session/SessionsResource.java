package dev.inferenceinstances.session;

import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.DatabaseWatch;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.Translated;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the server sees. Asks it over the probe's connection, and answers from memory that it is away if the probe knows so. */
@Path("/api/monitoring/db-sessions")
@NonBlocking
@Translated
public class SessionsResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final double MILLIS = 1000;

    private final ServerSessions sessions;
    private final DatabaseProbe probe;
    private final DatabaseWatch watch;
    private final LeaseView leases;
    private final Caller caller;
    private final Clock clock;
    private final AnswerLanguage language;

    SessionsResource(
            ServerSessions sessions,
            DatabaseProbe probe,
            DatabaseWatch watch,
            LeaseView leases,
            Caller caller,
            Clock clock,
            AnswerLanguage language) {
        this.sessions = sessions;
        this.probe = probe;
        this.watch = watch;
        this.leases = leases;
        this.caller = caller;
        this.clock = clock;
        this.language = language;
    }

    /** @throws HttpProblem 503 where the server does not answer, with the age of the last view */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<SessionsReport> sessions() {
        Reachability word = probe.last();
        if (!word.reachable()) {
            watch.lookSoon();
            throw away(word.detail());
        }
        boolean whole = caller.signedIn();
        Locale spoken = language.locale();
        return Uni.createFrom()
                .completionStage(sessions::view)
                .map(view -> sessions.report(view, leases.held(), clock.instant(), whole, spoken))
                .onFailure(DatabaseFailureException.class)
                .transform(failure -> away(failure.getMessage()));
    }

    private HttpProblem away(@Nullable String reason) {
        String last = sessions.last()
                .map(view -> String.format(
                        Locale.ROOT,
                        "the last view of its sessions is %.1f s old",
                        Duration.between(view.at(), clock.instant()).toMillis() / MILLIS))
                .orElse("there is no earlier view of its sessions");
        return Problems.unavailable(reason + "; " + last, RETRY_AFTER);
    }
}
