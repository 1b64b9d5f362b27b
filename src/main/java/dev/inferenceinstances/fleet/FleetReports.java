package dev.inferenceinstances.fleet;

import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.session.ServerSessions;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.wording.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the fleet's report: of what the server shows now, or, where it does not answer, of what is remembered. */
@Singleton
public class FleetReports {

    private static final Phrase NOT_IN_TIME = Phrase.of("fleet.not_in_time");

    private final DatabaseKind kind;
    private final ServerSessions sessions;
    private final DatabaseProbe probe;
    private final PoolReader pool;
    private final Clock clock;

    FleetReports(
            DatabaseSettings settings, ServerSessions sessions, DatabaseProbe probe, PoolReader pool, Clock clock) {
        this.kind = settings.url().kind();
        this.sessions = sessions;
        this.probe = probe;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<FleetReport> report(Locale language) {
        Reachability word = probe.last();
        if (sessions.hasServer() && !word.reachable()) {
            return Uni.createFrom().item(remembered(word.reason(), language));
        }
        return Uni.createFrom()
                .completionStage(sessions::view)
                .map(view -> report(Optional.of(view), language))
                .onFailure(DatabaseFailureException.class)
                .recoverWithItem(failure -> remembered(failure.kind().phrase(), language));
    }

    /** @param view what the server showed; empty where it did not answer: then it is of what is remembered, and says why */
    public FleetReport report(Optional<ServerView> view, Locale language) {
        return view.isEmpty() && sessions.hasServer() ? remembered(whyNotNow(), language) : of(view, null, language);
    }

    /** The probe may be well, and only this question not answered in time. */
    private Phrase whyNotNow() {
        Reachability word = probe.last();
        return word.reachable() || word.reason() == null ? NOT_IN_TIME : word.reason();
    }

    private FleetReport remembered(@Nullable Phrase away, Locale language) {
        return of(sessions.last(), away, language);
    }

    private FleetReport of(Optional<ServerView> view, @Nullable Phrase away, Locale language) {
        return FleetReport.of(kind, sessions.fleet(), view, pool.read(), clock.instant(), away, language);
    }
}
