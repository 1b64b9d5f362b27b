package dev.inferenceinstances.detector;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.session.PoolerView;
import dev.inferenceinstances.session.ServerBudget;
import dev.inferenceinstances.traffic.Disturbances;
import dev.inferenceinstances.traffic.HolderPace;
import dev.inferenceinstances.traffic.Outcome;
import dev.inferenceinstances.traffic.RequestOutcomes;
import dev.inferenceinstances.traffic.Timings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes what was read in a second with what is remembered, so that a judgement has all that it looks at. */
@Singleton
public class Observations {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** What became of requests longer ago says nothing about now. */
    private static final Duration RECENT = Duration.ofSeconds(10);

    /** For so long those who were held up still show as demand. */
    private static final Duration HELD_UP = Duration.ofSeconds(30);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How fast holders are, and what size the load asks for: they cost the most to read, and change slowly. */
    private static final int SLOW_FIGURES_EVERY = 5;

    private final PoolHistory history;
    private final LeaseView leases;
    private final Timings timings;
    private final RequestOutcomes outcomes;
    private final Disturbances disturbances;
    private final SizeAdvice sizing;
    private List<HolderPace> paces = List.of();
    private @Nullable PoolSize advice;
    private int seconds;

    Observations(
            PoolHistory history,
            LeaseView leases,
            Timings timings,
            RequestOutcomes outcomes,
            Disturbances disturbances,
            SizeAdvice sizing) {
        this.history = history;
        this.leases = leases;
        this.timings = timings;
        this.outcomes = outcomes;
        this.disturbances = disturbances;
        this.sizing = sizing;
    }

    /**
     * To be called once a second, before the observation of that second.
     *
     * @param budget what the server has room for; null where that is not known
     */
    public void refreshSlowFigures(@Nullable ServerBudget budget) {
        if (seconds++ % SLOW_FIGURES_EVERY == 0) {
            paces = timings.paces();
            advice = sizing.advise(Optional.ofNullable(budget)).orElse(null);
        }
    }

    /**
     * @param at when the rest was read
     * @param pool the reading of the pool
     * @param held what is borrowed
     * @param database whether the database can be reached; null before it has been asked
     * @param sample what the server showed of its sessions, if that is fresh; else null
     * @param budget what the server has room for; null where that is not known
     * @param pooler what stands before the server, by its console, if that is fresh; else null
     */
    public Observation observe(
            Instant at,
            PoolReading pool,
            List<HeldConnection> held,
            @Nullable Reachability database,
            @Nullable ServerSample sample,
            @Nullable ServerBudget budget,
            @Nullable PoolerView pooler) {
        return Observation.of(
                at,
                pool,
                history.seconds(LONGEST, at),
                paces,
                held,
                leases.takenBack(Observation.TAKEN_BACK),
                database,
                outcomes.last(RECENT),
                outcomes.last(MINUTE).all().of(Outcome.SERVER_LIMIT),
                disturbances.within(HELD_UP, at),
                sample,
                budget,
                pooler,
                advice);
    }
}
