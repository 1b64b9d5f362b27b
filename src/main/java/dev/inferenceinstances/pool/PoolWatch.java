package dev.inferenceinstances.pool;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks at the pool once a second, on the event loop, for what a single reading can't tell: how long it has been exhausted, and
 * when its traffic last proved that the database answers. Then tells whoever wants to look further.
 */
@ApplicationScoped
public class PoolWatch {

    private static final long SECOND_MILLIS = 1000;

    private final PoolReader reader;
    private final PoolHistory history;
    private final PoolSettings settings;
    private final Clock clock;
    private final Event<PoolSample> told;
    private final ExhaustionWatch exhaustion = new ExhaustionWatch();
    private final ShedNotice shed;
    private volatile long timer;
    private long proofsSeen;
    private volatile Instant lastProof;

    PoolWatch(PoolReader reader, PoolHistory history, PoolSettings settings, Clock clock, Event<PoolSample> told) {
        this.reader = reader;
        this.history = history;
        this.settings = settings;
        this.clock = clock;
        this.told = told;
        this.shed = new ShedNotice(settings.waiting());
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        lookAgain(vertx);
    }

    void stop(@Observes ShutdownEvent event, Vertx vertx) {
        vertx.cancelTimer(timer);
    }

    /** True once the pool has been exhausted with callers waiting for longer than {@code POOL_NOT_READY_AFTER}. */
    public boolean exhaustedTooLong() {
        Duration limit = settings.notReadyAfter();
        return !limit.isZero() && exhaustion.exhaustedFor(System.nanoTime()).compareTo(limit) > 0;
    }

    /** Whether the pool's own traffic has proved since then that the database answers, to the second. */
    public boolean provedSince(Instant asked) {
        return proves(lastProof, asked, clock.instant());
    }

    /** A proof of a time to come was noted before the clock was set back: nobody knows how old it is. */
    static boolean proves(Instant proof, Instant asked, Instant now) {
        return proof != null && proof.isAfter(asked) && !proof.isAfter(now);
    }

    /** In the middle of each second of the clock: at its edge a timer's jitter would bring two looks into one second. */
    static long millisToNextLook(long now) {
        return SECOND_MILLIS + SECOND_MILLIS / 2 - now % SECOND_MILLIS;
    }

    private void lookAgain(Vertx vertx) {
        timer = vertx.setTimer(millisToNextLook(clock.millis()), tick -> {
            lookAgain(vertx);
            look();
        });
    }

    private void look() {
        PoolReading reading = reader.read();
        exhaustion.observe(reading, System.nanoTime());
        shed.observe(reading);
        history.add(reading, reader.takePeak(), reader.borrows(), clock.instant());
        long proofs = reader.proofs();
        if (proofs > proofsSeen) {
            lastProof = clock.instant();
        }
        proofsSeen = proofs;
        told.fire(history.newest());
    }
}
