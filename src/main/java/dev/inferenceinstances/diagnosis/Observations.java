package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.database.DatabaseFailure;
import dev.inferenceinstances.database.DatabaseProbe;
import dev.inferenceinstances.database.FailureCounts;
import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.LeaseView;
import dev.inferenceinstances.pool.PoolHistory;
import dev.inferenceinstances.pool.PoolReader;
import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSize;
import dev.inferenceinstances.pool.PoolWatch;
import dev.inferenceinstances.timing.HolderPace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gathers what a judgement looks at, from memory alone. */
@ApplicationScoped
public class Observations {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final PoolReader reader;
    private final PoolHistory history;
    private final PoolWatch watch;
    private final LeaseView leases;
    private final DatabaseProbe probe;
    private final FailureCounts failures;
    private final ServerSampler server;
    private final SizeAdvice sizing;
    private final Clock clock;

    Observations(
            PoolReader reader,
            PoolHistory history,
            PoolWatch watch,
            LeaseView leases,
            DatabaseProbe probe,
            FailureCounts failures,
            ServerSampler server,
            SizeAdvice sizing,
            Clock clock) {
        this.reader = reader;
        this.history = history;
        this.watch = watch;
        this.leases = leases;
        this.probe = probe;
        this.failures = failures;
        this.server = server;
        this.sizing = sizing;
        this.clock = clock;
    }

    /**
     * Has the server asked for its view if what was seen gives cause to; returns at once.
     *
     * @param answered runs when it has answered, on any thread
     */
    void askServer(Observation seen, Runnable answered) {
        server.askIfNeeded(seen.pool(), seen.leases(), answered);
    }

    /** What size the load asks for; null where there was too little of it to tell. Not for every second: it reads a lot. */
    PoolSize advice() {
        return sizing.advise(Optional.ofNullable(server.budget(clock.instant())))
                .orElse(null);
    }

    /**
     * @param paces read not long ago
     * @param advice read not long ago
     */
    Observation make(List<HolderPace> paces, PoolSize advice) {
        Instant now = clock.instant();
        Reachability word = probe.lastAnswer().orElse(null);
        PoolReading pool = reader.read();
        List<HeldConnection> held = leases.held();
        return new Observation(
                now,
                pool,
                history.seconds(LONGEST, now),
                paces,
                held,
                leases.takenBack(Observation.TAKEN_BACK),
                word,
                word != null && watch.provedSince(word.at()),
                failures.lastMinute(DatabaseFailure.TOO_MANY_CONNECTIONS),
                server.last(now),
                server.budget(now),
                advice);
    }
}
