package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.Reachability;
import dev.inferenceinstances.lease.LeaseLedger;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.logging.Log;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the pool's connections where they lead to a server that takes no writes, or may: a connection stays with the server that it was
 * opened to, whoever is the primary now. Idle ones are closed at once, borrowed ones when they come back.
 */
@Singleton
public class PoolRenewal {

    /** New connections may meet the same server for as long as the fail-over takes. */
    private static final Duration AT_MOST_EVERY = Duration.ofSeconds(5);

    /** The pool's thread may open a connection before it comes to this, which takes seconds where the server is silent. */
    private static final Duration DONE_WITHIN = Duration.ofSeconds(10);

    private final Runnable flush;
    private final LongToIntFunction giveUpOpenedBefore;
    private final LongSupplier nanoTime;
    private final AtomicLong next;
    private final AtomicLong givenUpInTest = new AtomicLong();
    /** When it was asked for last; null before. */
    private volatile @Nullable Long asked;

    private boolean writesMissing;

    @Inject
    PoolRenewal(AgroalDataSource dataSource, LeaseLedger ledger) {
        this(() -> dataSource.flush(FlushMode.GRACEFUL), ledger::giveUpOpenedBefore, System::nanoTime);
    }

    /**
     * @param flush has the pool replace what is idle, and what is borrowed when it comes back
     * @param giveUpOpenedBefore has it replace what is borrowed or tested and was opened before a moment; gives how many are tested
     * @param nanoTime counts as {@link System#nanoTime()} does
     */
    PoolRenewal(Runnable flush, LongToIntFunction giveUpOpenedBefore, LongSupplier nanoTime) {
        this.flush = flush;
        this.giveUpOpenedBefore = giveUpOpenedBefore;
        this.nanoTime = nanoTime;
        this.next = new AtomicLong(nanoTime.getAsLong());
    }

    /**
     * Replaces every connection. Returns at once. The pool itself would begin anew for as long as one of them is being tested, and replace
     * each time what it has opened meanwhile.
     */
    void replace() {
        long now = nanoTime.getAsLong();
        asked = now;
        giveUp(now);
        flush.run();
    }

    /** To be called several times a second: a test may have begun before the pool came to it. */
    void goOn() {
        Long before = asked;
        if (before == null) {
            return;
        }
        if (nanoTime.getAsLong() - before < DONE_WITHIN.toNanos()) {
            giveUp(before);
        } else {
            // not each of them is counted
            givenUpInTest.set(0);
        }
    }

    /** How many of so many that the pool has just counted as found dead were only being tested when they were to be replaced. */
    long explains(long foundDead) {
        long explained = Math.min(foundDead, givenUpInTest.get());
        givenUpInTest.addAndGet(-explained);
        return explained;
    }

    private void giveUp(long openedBefore) {
        givenUpInTest.addAndGet(giveUpOpenedBefore.applyAsInt(openedBefore));
    }

    /** A write has met a server that takes none. Returns at once, and replaces nothing if that was done in the last seconds. */
    public void writeRefused() {
        long now = nanoTime.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + AT_MOST_EVERY.toNanos())) {
            Log.info("The pool's connections are replaced, since the database refuses writes");
            replace();
        }
    }

    /** What the connections have open is no longer the file of the database. */
    void fileReplaced() {
        Log.info("The pool's connections are replaced, since the file of the database is another");
        replace();
    }

    /**
     * To be called once a second. When the probe finds a server that takes writes again, the pool may still lead to the other.
     *
     * @param database whether it can be reached; null before it has been asked
     */
    public void look(@Nullable Reachability database) {
        if (database == null || !database.reachable()) {
            return;
        }
        boolean before = writesMissing;
        writesMissing = database.writesMissing();
        if (before && !writesMissing) {
            Log.info("The pool's connections are replaced, since the database takes writes again");
            replace();
        }
    }
}
