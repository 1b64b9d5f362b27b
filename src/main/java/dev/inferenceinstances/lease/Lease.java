package dev.inferenceinstances.lease;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One borrow of one connection, from its acquisition to its return. */
final class Lease {

    private static final AtomicLong NUMBERED = new AtomicLong();

    private final long borrowedNanos;
    private final Thread thread;
    private final Holder holder;
    private final @Nullable Work work;
    private final boolean inTransaction;
    private final @Nullable Throwable borrow;
    private volatile @Nullable List<String> stackAtBorrow;
    private volatile @Nullable List<String> stackWhenLong;
    private volatile LeaseState state = LeaseState.IN_USE;
    private @Nullable CompletableFuture<Void> reclaim;
    private long id;

    /**
     * @param borrowedNanos when, as {@link System#nanoTime()} counts
     * @param work what it was borrowed for; null where that is unknown or was over before
     * @param inTransaction whether the connection was in a transaction when it was borrowed
     * @param borrow where it was borrowed; null unless the holder was under suspicion
     */
    Lease(
            long borrowedNanos,
            Thread thread,
            Holder holder,
            @Nullable Work work,
            boolean inTransaction,
            @Nullable Throwable borrow) {
        this.borrowedNanos = borrowedNanos;
        this.thread = thread;
        this.holder = holder;
        this.work = work;
        this.inTransaction = inTransaction;
        this.borrow = borrow;
    }

    /** A number that no other lease since start has. It is given when first asked for, so that borrows share no counter. */
    synchronized long id() {
        if (id == 0) {
            id = NUMBERED.incrementAndGet();
        }
        return id;
    }

    Thread thread() {
        return thread;
    }

    Holder holder() {
        return holder;
    }

    @Nullable
    Work work() {
        return work;
    }

    /** Null in the background. */
    @Nullable
    String requestId() {
        return work == null ? null : work.requestId();
    }

    /** Null in the background, and where the request has none. */
    @Nullable
    String traceId() {
        return work == null ? null : work.traceId();
    }

    boolean inTransaction() {
        return inTransaction;
    }

    LeaseState state() {
        return state;
    }

    /** True where the end of a request will tell whether this lease leaks; otherwise only its age can. */
    boolean endsWithRequest() {
        return work != null && work.endsWithRequest();
    }

    /** Whether its thread is, as far as can be known, still at the work that borrowed it. */
    boolean onItsThread() {
        return work == null || requestId() == null || endsWithRequest();
    }

    long heldNanos(long nanos) {
        return nanos - borrowedNanos;
    }

    long borrowedNanos() {
        return borrowedNanos;
    }

    boolean borrowedSince(long nanos) {
        return borrowedNanos - nanos >= 0;
    }

    /** @param stack what its thread did then; null where that is unknown */
    synchronized void becomesLong(@Nullable List<String> stack) {
        stackWhenLong = stack;
        if (state == LeaseState.IN_USE) {
            state = LeaseState.LONG_HELD;
        }
    }

    /** For good: the watch, which may find it long in the same moment, does not take that back. */
    synchronized void leaks() {
        state = LeaseState.LEAKED;
    }

    /** Where it was borrowed, or else what its thread did when it had been held for long; null where neither is known. */
    @Nullable
    List<String> stack() {
        if (borrow == null) {
            return stackWhenLong;
        }
        // kept, since each look at the leases asks for it, and each frame costs the look-up of a class
        List<String> known = stackAtBorrow;
        if (known == null) {
            known = Stacks.trimmed(borrow.getStackTrace());
            stackAtBorrow = known;
        }
        return known;
    }

    /** What takes the connection back: begun by the first call, and the same for each that follows. */
    synchronized CompletableFuture<Void> reclaim(Supplier<CompletableFuture<Void>> begin) {
        if (reclaim == null) {
            reclaim = begin.get();
        }
        return reclaim;
    }

    /** The same; or else what its thread does now, while that can be known to be about this lease. */
    @Nullable
    List<String> stackNow() {
        List<String> known = stack();
        if (known != null || state == LeaseState.LEAKED || !onItsThread()) {
            return known;
        }
        List<String> frames = Stacks.trimmed(thread.getStackTrace());
        return frames.isEmpty() ? null : frames;
    }
}
