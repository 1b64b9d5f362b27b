package dev.inferenceinstances.fleet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.Fleet;
import dev.inferenceinstances.session.Replica;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.session.ServerView;
import dev.inferenceinstances.wording.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The replicas of this service on one database, and whether the server has room for all of them.
 *
 * @param databaseType {@code postgresql}, {@code mysql} (also for MariaDB) or {@code sqlite}
 * @param count how many replicas are known, this one included, and those that are being stopped
 * @param connections that all of them have open now, each one's probe included
 * @param mayWant connections that all of them may have open together, each one's probe included; of a replica that tells no size, as many
 *     as of this one
 * @param maxReplicas how many there may be: as {@code FLEET_MAX_REPLICAS} says, or as many as stay where those are more, without the one
 *     that a rollout adds
 * @param server what the server has room for; null where that is not known, behind a connection pooler, and on SQLite
 * @param settings what to set for each replica, so that all of them fit in the middle of a rollout too; null where they fit, or it is not known
 * @param replicas this one first, then by name, at most 500
 * @param at when the server showed it, or, where it has not, when this was answered
 * @param unknown why replicas may be missing, or what of them is not known
 * @param message on SQLite only: that there is one replica
 */
@JsonPropertyOrder({
    "database_type",
    "count",
    "connections",
    "may_want",
    "max_replicas",
    "server",
    "settings",
    "replicas",
    "at",
    "unknown"
})
@Schema
public record FleetReport(
        String databaseType,
        int count,
        int connections,
        int mayWant,
        int maxReplicas,
        @Nullable Room server,
        @Nullable Settings settings,
        List<Replica> replicas,
        Instant at,
        List<String> unknown,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

    static final Phrase ONE_REPLICA = Phrase.of("fleet.sqlite");
    static final Phrase BEHIND_POOLER = Phrase.of("fleet.behind_pooler");

    /**
     * The server's room. Where a limit of the account or of the database leaves less, the figures are those of that limit.
     *
     * @param maxConnections how many client connections it takes
     * @param reserved of these, kept for superusers
     * @param byOtherClients of these, what others than the replicas have open
     * @param room what is left for all replicas together, their probes included
     * @param fits whether all replicas fit at their full size, as many as there may be
     * @param rolloutFits whether two more of the size of this one would fit too, as in the middle of a rollout: the new one, and one that is
     *     being stopped
     */
    @JsonPropertyOrder({"max_connections", "reserved", "by_other_clients", "room", "fits", "rollout_fits"})
    @Schema(name = "FleetRoom")
    public record Room(
            int maxConnections, int reserved, int byOtherClients, int room, boolean fits, boolean rolloutFits) {}

    /**
     * A size that fits.
     *
     * @param poolSize connections that are kept open
     * @param maxOverflow further connections under load
     */
    @Schema(name = "FleetSettings")
    public record Settings(
            @JsonProperty("DB_POOL_SIZE") int poolSize,
            @JsonProperty("DB_MAX_OVERFLOW") int maxOverflow) {}

    public FleetReport {
        replicas = List.copyOf(replicas);
        unknown = List.copyOf(unknown);
    }

    /**
     * @param fleet the replicas
     * @param view what the server showed; empty where it did not
     * @param pool the reading of this one's pool
     * @param away why the server does not answer; null where it does
     */
    static FleetReport of(
            DatabaseKind kind,
            Fleet fleet,
            Optional<ServerView> view,
            PoolReading pool,
            Instant now,
            @Nullable Phrase away,
            Locale language) {
        Optional<ServerBudget> budget = view.filter(shown -> shown.pooler() == null)
                .flatMap(shown -> ServerBudget.of(shown, pool.totalConnections()));
        return new FleetReport(
                kind.label(),
                fleet.count(),
                fleet.connections(),
                fleet.mayWant(),
                fleet.maxReplicas(),
                budget.map(known -> room(known, pool)).orElse(null),
                budget.flatMap(known -> fitting(known, pool)).orElse(null),
                fleet.replicas(),
                view.map(ServerView::at).orElse(now),
                Phrase.each(unknown(fleet, view, away), language),
                kind == DatabaseKind.SQLITE ? ONE_REPLICA.in(language) : null);
    }

    private static Room room(ServerBudget budget, PoolReading pool) {
        return new Room(
                budget.maxConnections(),
                budget.reserved(),
                budget.byOtherClients() - budget.byOtherReplicas(),
                budget.room(),
                budget.fleetFits(),
                budget.rolloutFits(pool.maxConnections()));
    }

    private static Optional<Settings> fitting(ServerBudget budget, PoolReading pool) {
        int share = budget.shareDuringRollout();
        if (budget.rolloutFits(pool.maxConnections()) || share < 1) {
            return Optional.empty();
        }
        PoolSize size = pool.size().within(share);
        return Optional.of(new Settings(size.base(), size.overflow()));
    }

    private static List<Phrase> unknown(Fleet fleet, Optional<ServerView> view, @Nullable Phrase away) {
        List<Phrase> unknown = new ArrayList<>();
        if (away != null) {
            unknown.add(away);
        }
        if (fleet.silence() != null) {
            unknown.add(fleet.silence());
        }
        if (view.filter(shown -> shown.pooler() != null).isPresent()) {
            unknown.add(BEHIND_POOLER);
        }
        return unknown;
    }
}
