package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.lease.LeakedConnections;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The one adapter that changes the Agroal pool, and the one that knows how large it is now. What changes it waits until the pool has
 * come to rest, for seconds at most, and so is not for an event loop.
 */
@Singleton
public class PoolControl {

    /** Opening one connection may take this long; whoever waits for a change is answered then. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration AT_REST = Duration.ofMillis(250);
    private static final Duration LOOK_EVERY = Duration.ofMillis(25);

    private final AgroalDataSource dataSource;
    private final LeakedConnections leaked;
    private final Acquisitions acquisitions;
    private final PoolRenewal renewal;
    private volatile PoolSize size;

    PoolControl(
            AgroalDataSource dataSource,
            PoolSettings settings,
            LeakedConnections leaked,
            Acquisitions acquisitions,
            PoolRenewal renewal) {
        this.dataSource = dataSource;
        this.renewal = renewal;
        this.leaked = leaked;
        this.acquisitions = acquisitions;
        this.size = settings.poolSize();
        acquisitions.connections(size.total());
    }

    /** The size that is in force: that of the settings until it is changed. */
    public PoolSize size() {
        return size;
    }

    /**
     * Makes the pool larger or smaller until the service ends. Callers that wait already are served by the new connections. What is
     * borrowed beyond a smaller size is closed when it comes back.
     */
    public synchronized void resize(PoolSize wanted) {
        AgroalConnectionPoolConfiguration pool = configuration();
        // the smallest first: the pool refuses a least size above its most, even for a moment
        pool.setMinSize(Math.min(pool.minSize(), wanted.base()));
        pool.setMaxSize(wanted.total());
        size = wanted;
        acquisitions.connections(wanted.total());
        if (open() > wanted.base()) {
            dataSource.flush(FlushMode.IDLE);
        }
        serveWaiting(pool, wanted);
        pool.setMinSize(wanted.base());
    }

    /** Closes connections as the mode says, and opens what is then missing to the base size. */
    public synchronized void flush(PoolFlush mode) {
        switch (mode) {
            case IDLE -> dataSource.flush(FlushMode.IDLE);
            case GRACEFUL -> renewal.replace();
            case INVALID -> dataSource.flush(FlushMode.INVALID);
            case LEAKED -> leaked.takeBack();
            case ALL -> dataSource.flush(FlushMode.ALL);
        }
        awaitRest();
    }

    /** How many connections the pool has tested, before lending them or while they were idle, and found dead, since start. */
    long foundDead() {
        return metrics().invalidCount();
    }

    /**
     * Callers that wait for a connection now: those in the queue before the pool, and those in it. The pool itself leaves those out for which
     * it opens a connection or tests one, and counts the others at once; these are known after 0.1 s, and until then only the more of both.
     */
    int waiting() {
        return Math.max(blocked(), acquisitions.unanswered()) + acquisitions.queued();
    }

    private int blocked() {
        return Math.toIntExact(metrics().awaitingCount());
    }

    /** Opens what is missing to the least size. Returns at once. */
    void fill() {
        dataSource.flush(FlushMode.FILL);
    }

    /** True where less is open than is to be kept open. */
    boolean lacksConnections() {
        return open() < configuration().minSize();
    }

    /**
     * A larger maximum alone would not help who waits: the pool opens a connection for a caller that comes, not for one that is
     * there. It does open what is missing to its least size, so that is raised until they are open.
     */
    private void serveWaiting(AgroalConnectionPoolConfiguration pool, PoolSize wanted) {
        // for the others one is being opened
        int needed = open() + blocked() + acquisitions.queued();
        pool.setMinSize(Math.min(wanted.total(), Math.max(wanted.base(), needed)));
        dataSource.flush(FlushMode.FILL);
        awaitRest();
    }

    /**
     * Until the least size is open and nothing was opened or closed for a moment. The pool's own thread does both, and does not say when it
     * begins or is done.
     */
    private void awaitRest() {
        long started = System.nanoTime();
        long changed = started;
        long before = changes();
        while ((open() < configuration().minSize() || System.nanoTime() - changed < AT_REST.toNanos())
                && System.nanoTime() - started < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            long now = changes();
            if (now != before) {
                before = now;
                changed = System.nanoTime();
            }
        }
    }

    private long changes() {
        return metrics().creationCount() + metrics().destroyCount();
    }

    private int open() {
        return Math.toIntExact(metrics().availableCount() + metrics().activeCount());
    }

    private AgroalDataSourceMetrics metrics() {
        return dataSource.getMetrics();
    }

    private AgroalConnectionPoolConfiguration configuration() {
        return dataSource.getConfiguration().connectionPoolConfiguration();
    }
}
