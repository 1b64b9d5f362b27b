package dev.inferenceinstances.sizing;

import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.request.DurationParameter;
import dev.inferenceinstances.request.WholeNumberParameter;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.wording.AnswerLanguage;
import dev.inferenceinstances.wording.Translated;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** How large the pool should be, by what was measured in the last minutes, on the event loop. */
@Path("/api/monitoring/db-pool/sizing")
@NonBlocking
@Translated
public class SizingResource {

    private static final DurationParameter WINDOW = new DurationParameter(
            "window",
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(15),
            "must be from 1m to 15m, such as 5m");

    private static final WholeNumberParameter CONCURRENCY = new WholeNumberParameter("concurrency", 1, 100_000);

    /** The server's figures are not worth a longer wait: without them the advice says that it stands without them. */
    private static final Duration SERVER_MAY_TAKE = Duration.ofSeconds(1);

    private final Sizing sizing;
    private final ServerSessions sessions;
    private final PoolReader reader;
    private final AnswerLanguage language;

    SizingResource(Sizing sizing, ServerSessions sessions, PoolReader reader, AnswerLanguage language) {
        this.sizing = sizing;
        this.sessions = sessions;
        this.reader = reader;
        this.language = language;
    }

    /**
     * @param window how far to look back: {@code 1m} to {@code 15m}; {@code 5m} where it is not given
     * @param concurrency how many clients are expected at once, 1 to 100000; decides where too little was measured
     * @param poolSize base connections, 1 to 1000, of a pool that is asked about; as today where only the overflow is given
     * @param maxOverflow connections beyond these, 0 to 1000; as today where only the base is given
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 for any other window, concurrency or size
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<SizingReport> sizing(
            @QueryParam("window") String window,
            @QueryParam("concurrency") String concurrency,
            @QueryParam("pool_size") String poolSize,
            @QueryParam("max_overflow") String maxOverflow) {
        Duration length = WINDOW.parse(window);
        OptionalInt clients = CONCURRENCY.parse(concurrency);
        AskedSize asked = AskedSize.parse(poolSize, maxOverflow);
        Locale spoken = language.locale();
        return serverBudget().map(budget -> sizing.report(length, budget, clients, asked, spoken));
    }

    private Uni<Optional<ServerBudget>> serverBudget() {
        return Uni.createFrom()
                .completionStage(sessions::view)
                .map(view -> ServerBudget.of(view, reader.read().totalConnections()))
                .ifNoItem()
                .after(SERVER_MAY_TAKE)
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }
}
