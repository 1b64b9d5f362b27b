package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection pooler before the server is the narrow place: who has a connection to it waits there, or gets none. */
final class PoolerLimitDetector implements Detector {

    private static final long SECOND_MS = 1000;

    /**
     * @param refused requests of the last ten seconds that it sent away
     * @param poolMode of the {@link PoolerView}, like all but the last; null where its console does not tell
     * @param poolMayOpen connections that this service's pool may have open
     */
    record Figures(
            long refused,
            @Nullable String poolMode,
            @Nullable Integer limit,
            @Nullable Integer inUse,
            @Nullable Integer waiting,
            @Nullable Long longestWaitMs,
            @Nullable Integer clients,
            @Nullable Integer maxClients,
            @Nullable Long queryWaitTimeoutMs,
            int poolMayOpen)
            implements Evidence {

        @Override
        public boolean holdsCallersUp() {
            return waiting != null && waiting > 0;
        }

        static Figures of(long refused, @Nullable PoolerView pooler, PoolReading pool) {
            return pooler == null
                    ? new Figures(refused, null, null, null, null, null, null, null, null, pool.maxConnections())
                    : new Figures(
                            refused,
                            pooler.poolMode(),
                            pooler.limit(),
                            pooler.inUse(),
                            pooler.waiting(),
                            pooler.longestWaitMs(),
                            pooler.clients(),
                            pooler.maxClients(),
                            pooler.queryWaitTimeoutMs(),
                            pool.maxConnections());
        }
    }

    @Override
    public Optional<Finding> judge(Observation observation) {
        PoolerView pooler = observation.pooler();
        PoolReading pool = observation.pool();
        long refused = observation.ended(Outcome.POOLER_LIMIT);
        if (pooler != null && observation.poolerIsNarrow() && (refused > 0 || oursAreSlow(observation))) {
            return found(
                    refused > 0 || pool.waiting() > 0 || pooler.longestWaitMs() >= SECOND_MS
                            ? Severity.CRITICAL
                            : Severity.WARNING,
                    Phrase.of("pooler_limit", pooler.inUse(), pooler.limit(), pooler.waiting(), pooler.longestWaitMs()),
                    Figures.of(refused, pooler, pool),
                    ofANarrowOne(pooler, pool));
        }
        if (isAway(observation.database())) {
            return Optional.empty();
        }
        boolean crowded = pooler != null && pooler.crowded();
        if (pooler != null && crowded && (refused > 0 || pool.totalConnections() < pool.maxConnections())) {
            return found(
                    refused > 0 ? Severity.CRITICAL : Severity.WARNING,
                    Phrase.of("pooler_limit.clients", pooler.clients(), pooler.maxClients()),
                    Figures.of(refused, pooler, pool),
                    List.of(Phrase.of("pooler_limit.raise_clients", pooler.maxClients())));
        }
        return refused == 0
                ? Optional.empty()
                : found(
                        Severity.CRITICAL,
                        Phrase.of("pooler_limit.refused", refused),
                        Figures.of(refused, pooler, pool),
                        ofAnyOne(pooler));
    }

    private static Optional<Finding> found(
            Severity severity, Phrase explanation, Figures figures, List<Phrase> actions) {
        return Optional.of(new Finding(
                Code.POOLER_LIMIT, severity, explanation, figures, actions, Phrase.of("pooler_limit.refuted")));
    }

    /** It sends clients away in the same words where it waits for the server itself. */
    private static boolean isAway(@Nullable Reachability database) {
        return database != null && !database.reachable() && !database.keptWaiting();
    }

    /** What waits in the pooler may be another program's. */
    private static boolean oursAreSlow(Observation observation) {
        return observation.poolerServesTooFew()
                || observation.pool().waiting() > 0
                || observation.leases().stream().anyMatch(lease -> lease.heldMs() >= SECOND_MS);
    }

    private static List<Phrase> ofANarrowOne(PoolerView pooler, PoolReading pool) {
        List<Phrase> actions = new ArrayList<>();
        actions.add(Phrase.of("pooler_limit.raise_size", pooler.limit()));
        if (pooler.serves() < pool.maxConnections()) {
            PoolSize fitting = pool.size().within(pooler.serves());
            actions.add(Phrase.of("pooler_limit.fit", fitting.base(), fitting.overflow()));
        }
        if (pooler.queryWaitTimeoutMs() > 0) {
            actions.add(Phrase.of("pooler_limit.timeout", pooler.queryWaitTimeoutMs() / SECOND_MS));
        }
        return actions;
    }

    private static List<Phrase> ofAnyOne(@Nullable PoolerView pooler) {
        Phrase settings = Phrase.of("pooler_limit.settings");
        return pooler == null ? List.of(settings, Phrase.of("pooler_limit.console")) : List.of(settings);
    }
}
