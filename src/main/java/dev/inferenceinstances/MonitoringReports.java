package dev.inferenceinstances;

import dev.inferenceinstances.MonitoringReport.MissingPart;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.session.ServerView;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts the report together. A part that cannot be had is named, and costs no other; a server that keeps silent is waited for briefly. */
@Singleton
class MonitoringReports {

    private static final Duration SERVER_MAY_TAKE = Duration.ofSeconds(2);
    private static final String SESSIONS = "sessions";

    private final MonitoringParts parts;
    private final ServiceSettings settings;
    private final String version;

    MonitoringReports(
            MonitoringParts parts,
            ServiceSettings settings,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.parts = parts;
        this.settings = settings;
        this.version = version;
    }

    /** @param whole whether stacks, statements and users may be shown */
    Uni<MonitoringReport> report(boolean whole, Locale language) {
        List<MissingPart> missing = new ArrayList<>();
        return server(missing).map(view -> report(view, missing, whole, language));
    }

    private Uni<Optional<ServerView>> server(List<MissingPart> missing) {
        return Uni.createFrom()
                .completionStage(parts::server)
                .map(Optional::of)
                .ifNoItem()
                .after(SERVER_MAY_TAKE)
                .recoverWithUni(() -> {
                    missing.add(new MissingPart(
                            SESSIONS,
                            "the database server did not answer within %d s".formatted(SERVER_MAY_TAKE.toSeconds())));
                    return Uni.createFrom().item(Optional.empty());
                })
                .onFailure()
                .recoverWithItem(failure -> {
                    missing.add(new MissingPart(SESSIONS, reason(SESSIONS, failure)));
                    return Optional.empty();
                });
    }

    private MonitoringReport report(
            Optional<ServerView> server, List<MissingPart> missing, boolean whole, Locale language) {
        return new MonitoringReport(
                parts.now(),
                version,
                Runtime.version().toString(),
                settings.shown(),
                missing,
                part("pool", missing, () -> parts.pool(language)),
                part("diagnosis", missing, () -> parts.diagnosis(language)),
                part("outcomes", missing, parts::outcomes),
                part("holders", missing, () -> parts.holders(whole)),
                part("sizing", missing, () -> parts.sizing(server, language)),
                server.isEmpty() ? null : part(SESSIONS, missing, () -> parts.sessions(server.get(), whole, language)),
                part("fleet", missing, () -> parts.fleet(server, language)),
                part("incidents", missing, () -> parts.incidents(language)),
                part("history", missing, parts::history));
    }

    private static <T> @Nullable T part(String name, List<MissingPart> missing, Supplier<T> part) {
        try {
            return part.get();
        } catch (RuntimeException e) {
            missing.add(new MissingPart(name, reason(name, e)));
            return null;
        }
    }

    private static String reason(String part, Throwable failure) {
        if (failure instanceof DatabaseFailureException away) {
            return away.kind().sentence();
        }
        Log.errorf(failure, "The report lacks its part %s", part);
        return "it failed, see the log";
    }
}
