package dev.inferenceinstances.metrics;

import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ServerSessions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of the database: what was asked for other reasons lately. What is not known has no figure. */
@Singleton
class DatabaseMetrics implements MetricSource {

    private static final String CONNECTIONS = "inference_instances_server_connections";
    private static final String CONNECTION = "{connection}";
    /** The diagnosis asks four times as often; a view that is older says that the server does not answer. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DatabaseReachability reachability;
    private final ServerSessions sessions;
    private final Clock clock;

    DatabaseMetrics(DatabaseReachability reachability, ServerSessions sessions, Clock clock) {
        this.reachability = reachability;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<Metric> read(PoolReading pool) {
        Metric reachable =
                Metric.gauge("inference_instances_database_reachable", "1", "1 while the database can be reached");
        reachability.known().ifPresent(known -> reachable.is(known.reachable()));
        Metric open = Metric.gauge(CONNECTIONS, CONNECTION, "Connections that all clients have open to the server");
        Metric most = Metric.gauge(CONNECTIONS + "_max", CONNECTION, "Connections that the server takes");
        Metric reserved =
                Metric.gauge(CONNECTIONS + "_reserved", CONNECTION, "Of these, those kept for superusers alone");
        sessions.last().filter(view -> view.isWithin(FRESH, clock.instant())).ifPresent(view -> {
            fill(open, view.total());
            fill(most, view.maxConnections());
            fill(reserved, view.reserved());
        });
        return List.of(reachable, open, most, reserved);
    }

    private static void fill(Metric metric, @Nullable Integer figure) {
        if (figure != null) {
            metric.is(figure);
        }
    }
}
