package dev.inferenceinstances.metrics;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.Fleet;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerSessions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The replicas of this service on the database, as this one knows them: each replica gives the same figures, or nearly so. */
@Singleton
class FleetMetrics implements MetricSource {

    private static final String FLEET = "inference_instances_fleet_";
    private static final String CONNECTION = "{connection}";
    /** As for the server's own figures. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ServerSessions sessions;
    private final Clock clock;

    FleetMetrics(ServerSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<Metric> read(PoolReading pool) {
        Metric replicas = Metric.gauge(FLEET + "replicas", "{replica}", "Replicas of this service on the database");
        Metric open = Metric.gauge(
                FLEET + "connections", CONNECTION, "Connections that all replicas have open, their probes included");
        Metric most = Metric.gauge(
                FLEET + "connections_max",
                CONNECTION,
                "Connections that all replicas may have open at their full size");
        Metric room = Metric.gauge(
                FLEET + "connections_room", CONNECTION, "Connections that the server has room for, for all replicas");
        if (!sessions.hasServer()) {
            replicas.is(1);
        }
        sessions.last().filter(view -> view.isWithin(FRESH, clock.instant())).ifPresent(view -> {
            Fleet fleet = sessions.fleet();
            replicas.is(fleet.count());
            open.is(fleet.connections());
            most.is(fleet.maxMayWant());
            if (view.pooler() == null) {
                ServerBudget.of(view, pool.totalConnections()).ifPresent(budget -> room.is(budget.room()));
            }
        });
        return List.of(replicas, open, most, room);
    }
}
