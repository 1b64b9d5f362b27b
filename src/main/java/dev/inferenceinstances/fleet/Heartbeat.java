package dev.inferenceinstances.fleet;

import dev.inferenceinstances.database.AccessMode;
import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.session.ReplicaNotes;
import dev.inferenceinstances.session.ToldReplica;
import dev.inferenceinstances.setting.ReplicaName;
import dev.inferenceinstances.wording.Phrase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the other replicas of this one, where that is wanted and allowed, and hears of them. {@link FleetTimer} says when. */
@Singleton
final class Heartbeat implements ReplicaNotes {

    static final Phrase SWITCHED_OFF = Phrase.of("fleet.switched_off");
    static final Phrase READ_ONLY = Phrase.of("fleet.read_only");
    static final Phrase NO_PERMISSION = Phrase.of("fleet.no_permission");
    static final Phrase NO_TABLE = Phrase.of("fleet.no_table");
    static final Phrase FAILED = Phrase.of("fleet.failed");
    static final Phrase NOT_YET = Phrase.of("fleet.not_yet");

    /** Until somebody has acted, the server's log is not to have the same error four times a minute. */
    static final int BEATS_WHILE_REFUSED = 20;

    private final AccessMode access;
    private final DatabaseProbe probe;
    private final PoolReader pool;
    private final Clock clock;
    private final String poolName;
    private final int maxReplicas;
    private final ReplicaTable table;
    private volatile List<ToldReplica> others = List.of();
    private volatile @Nullable Phrase silence;
    private volatile boolean written;
    private volatile boolean leaving;
    private int pause;

    Heartbeat(
            FleetSettings settings,
            DatabaseSettings database,
            AccessMode access,
            DatabaseProbe probe,
            PoolReader pool,
            Clock clock) {
        this.access = access;
        this.probe = probe;
        this.pool = pool;
        this.clock = clock;
        this.poolName = database.poolName();
        this.maxReplicas = settings.maxReplicas();
        this.table = new ReplicaTable(database.url().kind(), clock);
        this.silence =
                database.url().kind() == DatabaseKind.SQLITE ? null : settings.heartbeat() ? NOT_YET : SWITCHED_OFF;
    }

    @Override
    public ToldReplica own() {
        PoolReading now = pool.read();
        return new ToldReplica(
                ReplicaName.OWN,
                null,
                now.poolSize(),
                now.maxOverflow(),
                now.totalConnections(),
                clock.instant(),
                leaving);
    }

    @Override
    public String poolName() {
        return poolName;
    }

    @Override
    public int maxReplicas() {
        return maxReplicas;
    }

    @Override
    public List<ToldReplica> others() {
        return others.stream().filter(this::isFresh).toList();
    }

    @Override
    public @Nullable Phrase silence() {
        return silence;
    }

    /** From now on it tells that it is being stopped. */
    void leave() {
        leaving = true;
    }

    /** Whether there is a row to be removed. */
    boolean written() {
        return written;
    }

    /**
     * Writes this one's row and reads those of the others. Called by one thread at a time.
     *
     * @param connection with a transaction for each statement
     * @throws SQLException for what the connection's owner has to hear of, and not for a right or a table that is missing
     */
    void beat(Connection connection) throws SQLException {
        if (pause > 0) {
            pause--;
            return;
        }
        try {
            exchange(connection, access.readOnly() || probe.last().readOnly());
        } catch (SQLException e) {
            DatabaseFailure failure = DatabaseFailure.of(e);
            if (failure.isOfTheConnection() && failure != DatabaseFailure.READ_ONLY) {
                throw e;
            }
            refused(failure);
        }
    }

    private void exchange(Connection connection, boolean readOnly) throws SQLException {
        if (!readOnly) {
            table.write(connection, own());
            written = true;
        }
        List<ToldReplica> fresh = new ArrayList<>();
        for (ToldReplica told : table.read(connection)) {
            if (isFresh(told)) {
                fresh.add(told);
            } else if (!readOnly) {
                table.remove(connection, told.name());
            }
        }
        fresh.removeIf(told -> told.name().equals(ReplicaName.OWN));
        others = List.copyOf(fresh);
        silence = readOnly ? READ_ONLY : null;
    }

    private boolean isFresh(ToldReplica told) {
        return told.at().plus(ReplicaTable.HOLDS).isAfter(clock.instant());
    }

    void remove(Connection connection) throws SQLException {
        table.remove(connection, ReplicaName.OWN);
    }

    /** What may be over at the next beat is waited for. */
    private void refused(DatabaseFailure failure) {
        pause = failure.isTransient() && failure != DatabaseFailure.READ_ONLY ? 0 : BEATS_WHILE_REFUSED;
        silence = switch (failure) {
            case NO_TABLE -> NO_TABLE;
            case NO_PERMISSION -> NO_PERMISSION;
            case READ_ONLY -> READ_ONLY;
            default -> FAILED;
        };
    }
}
