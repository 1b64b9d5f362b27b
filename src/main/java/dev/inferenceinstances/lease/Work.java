package dev.inferenceinstances.lease;

import dev.inferenceinstances.problem.Trace;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work that may borrow connections: a request, or a task in the background. A request consists of one part, its
 * processing, and one more for each continuation that it declared; it is over when its last part is.
 */
final class Work {

    private final Holder holder;
    private final @Nullable String requestId;
    private final @Nullable Trace trace;
    private final AtomicInteger parts = new AtomicInteger(1);
    private final AtomicInteger openLeases = new AtomicInteger();
    /** Whether it was admitted, and counts among those that want a connection and have none. */
    private final AtomicBoolean unserved;

    private final boolean admitted;

    private volatile boolean answered;
    private volatile long lastPartOver;

    private Work(Holder holder, @Nullable String requestId, @Nullable Trace trace, boolean admitted) {
        this.holder = holder;
        this.requestId = requestId;
        this.trace = trace;
        this.admitted = admitted;
        this.unserved = new AtomicBoolean(admitted);
    }

    /** @param admitted whether it counts among those that want a connection, until it has one or is over */
    static Work request(Holder holder, String requestId, @Nullable Trace trace, boolean admitted) {
        return new Work(holder, requestId, trace, admitted);
    }

    static Work background(Holder holder) {
        return new Work(holder, null, null, false);
    }

    Holder holder() {
        return holder;
    }

    /** The request's id; null in the background. */
    @Nullable
    String requestId() {
        return requestId;
    }

    /** The id of the request's trace; null where it has none. */
    @Nullable
    String traceId() {
        return trace == null ? null : trace.id();
    }

    /** The same for a trace that was recorded, so that whoever follows the id finds something. */
    @Nullable
    String sampledTraceId() {
        return trace != null && trace.sampled() ? trace.id() : null;
    }

    /** True where the end of a request will tell a leak; otherwise only a lease's age can. */
    boolean endsWithRequest() {
        return requestId != null && !answered;
    }

    boolean over() {
        return parts.get() == 0;
    }

    /**
     * Whether it has been over for so long.
     *
     * @param now as {@link System#nanoTime()} counts
     */
    boolean overFor(long nanos, long now) {
        return over() && now - lastPartOver >= nanos;
    }

    void handOn() {
        parts.incrementAndGet();
    }

    /** Returns true where it counted among those that want a connection and have none. */
    boolean borrowed() {
        openLeases.incrementAndGet();
        return serve();
    }

    /** It queues for a connection after it had one. Returns true where it is to count again among those that want one and have none. */
    boolean wantsAnother() {
        boolean wants = admitted && !answered && !hasOpenLeases() && unserved.compareAndSet(false, true);
        // it may have been over just now, and nobody else would take it off again
        return wants && !(answered && serve());
    }

    void returned() {
        openLeases.decrementAndGet();
    }

    boolean hasOpenLeases() {
        return openLeases.get() > 0;
    }

    /**
     * The request was answered, has failed or was given up by its client, and its processing is over. Returns true where it counted
     * among those that want a connection and have none.
     */
    boolean answered() {
        answered = true;
        return serve();
    }

    /** One part is over. Returns true if it was the last one. */
    boolean partOver() {
        lastPartOver = System.nanoTime();
        return parts.decrementAndGet() == 0;
    }

    private boolean serve() {
        return unserved.get() && unserved.compareAndSet(true, false);
    }
}
