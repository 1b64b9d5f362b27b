package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.DatabaseReachability;
import dev.inferenceinstances.database.DatabaseWatch;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.lease.LeaseLedger;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the base of the pool open without traffic, on a thread of its own. The pool looks over its idle connections and opens another for
 * each that it finds dead, but once only, which fails while the server is away. And it waits for each of them when the server is silent.
 */
@Singleton
class PoolUpkeep {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration FILL_EVERY = Duration.ofSeconds(2);
    /** Longer than a server that is well takes to answer. */
    private static final Duration SILENCE = Duration.ofMillis(500);
    /** One that is busy takes longer, even where each of its clients is served in turn. */
    private static final Duration SILENCE_OF_POOLER = Duration.ofSeconds(2);
    /** A connection that was found dead is explained by a silence that follows this soon. */
    private static final Duration SUSPICION = Duration.ofSeconds(3);
    /** Most statements are over before. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** So long the server may take to answer the probe, as it may to answer the test of a connection. */
    private static final Duration TEST = Duration.ofSeconds(2);
    /** So old a proof by traffic may be when it is noted. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(1);
    /** What was borrowed longer before the question that is not answered was at work, and may be at it still. */
    private static final Duration UNHEARD = Duration.ofSeconds(3);

    private final PoolControl pool;
    private final PoolRenewal renewal;
    private final LeaseLedger ledger;
    private final DatabaseWatch watch;
    private final DatabaseReachability database;
    private final PoolerGuard poolers;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread own = new Thread(task, "pool-upkeep");
        own.setDaemon(true);
        return own;
    });
    private long dead;
    private int fileReplacements;
    private long suspectedNanos = System.nanoTime() - SUSPICION.toNanos();
    private long filledNanos = System.nanoTime();
    private long doubtedNanos = System.nanoTime();

    PoolUpkeep(
            PoolControl pool,
            PoolRenewal renewal,
            LeaseLedger ledger,
            DatabaseWatch watch,
            DatabaseReachability database,
            PoolerGuard poolers) {
        this.pool = pool;
        this.renewal = renewal;
        this.ledger = ledger;
        this.watch = watch;
        this.database = database;
        this.poolers = poolers;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the service
    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::lookAndGoOn, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    private void lookAndGoOn() {
        try {
            look(System.nanoTime());
        } catch (RuntimeException | LinkageError | VirtualMachineError e) {
            // thrown on, it would end the look for good
            Log.error("The pool could not be looked after; trying again", e);
        }
    }

    private void look(long now) {
        suspect(now);
        doubt(now);
        renewal.goOn();
        int replacements = watch.fileReplacements();
        if (replacements > fileReplacements) {
            fileReplacements = replacements;
            renewal.fileReplaced();
        }
        if (now - filledNanos >= FILL_EVERY.toNanos() && pool.lacksConnections()) {
            filledNanos = now;
            // a server may lock an account that it refuses too often
            if (!database.current().loginRefused()) {
                watch.lookSoon();
            }
            if (database.current().connected()) {
                pool.fill();
            }
        }
    }

    /** One that is found dead may be one of many behind a server that keeps silent, each of which would be waited for. */
    private void suspect(long now) {
        long counted = pool.foundDead();
        long found = counted - dead - renewal.explains(counted - dead);
        if (found > 0) {
            Log.infof("Connections found dead, which are replaced: %d", found);
            suspectedNanos = now;
            watch.lookSoon();
        }
        dead = counted;
        Duration waiting = watch.waiting();
        boolean silent = poolers.found() ? silentBehindPooler(waiting) : silent(waiting, now);
        if (silent) {
            suspectedNanos = now - SUSPICION.toNanos();
            // what was opened or came back since then has been answered
            ledger.cutIdle(now - waiting.toNanos());
        }
    }

    /** What was lent untested may lead to a server that has fallen silent, which its borrower would never know. */
    private void doubt(long now) {
        if (now - doubtedNanos >= PATIENCE.toNanos()
                && ledger.lentUntested(doubtedNanos - PATIENCE.toNanos(), now - PATIENCE.toNanos())) {
            doubtedNanos = now;
            watch.ask();
        }
        Duration waiting = watch.waiting();
        if (waiting.compareTo(TEST) > 0) {
            cutUntested(now, waiting, waiting.minus(NOTED_EVERY), PATIENCE);
        } else if (database.current().saysNothing()) {
            // each login is given up before it has taken as long, also after the server was back for too short a time
            // to be found
            cutUntested(now, TEST, UNHEARD, UNHEARD);
        }
    }

    /**
     * @param unanswered how long the server has been asked in vain
     * @param proof within which traffic must not have shown that it answers
     * @param atLeast how long the connections have been lent
     */
    private void cutUntested(long now, Duration unanswered, Duration proof, Duration atLeast) {
        if (!poolers.found() && !database.provedWithin(proof)) {
            ledger.cutUntested(now - unanswered.toNanos() - UNHEARD.toNanos(), now - atLeast.toNanos());
        }
    }

    private boolean silent(Duration waiting, long now) {
        return now - suspectedNanos < SUSPICION.toNanos() && waiting.compareTo(SILENCE) > 0;
    }

    /** A pooler without a session to spare keeps the probe waiting too, and is well. */
    private boolean silentBehindPooler(Duration waiting) {
        return waiting.compareTo(SILENCE_OF_POOLER) > 0 && !database.poolerServes();
    }
}
