package dev.inferenceinstances.turn;

import java.lang.ref.WeakReference;

/** A thread that may ask the pool for a connection, and since when it has wanted the one that it asks for. That thread alone writes it. */
final class Caller {

    /** As every number begins. */
    private static final long NOT_ASKING = 0;

    private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
    /** Who reads it may learn of a change a moment later, and the thread pays next to nothing for it. */
    private final LoneLong since = new LoneLong();

    /** @param since when it came for a connection, as {@link System#nanoTime()} counts */
    void asks(long since) {
        this.since.lazySet(since == NOT_ASKING ? NOT_ASKING + 1 : since);
    }

    /** Returns true if it was asking until now. */
    boolean isAnswered() {
        boolean asked = since.getPlain() != NOT_ASKING;
        if (asked) {
            since.lazySet(NOT_ASKING);
        }
        return asked;
    }

    /**
     * Whether it is asking, and has wanted a connection for so long.
     *
     * @param now as {@link System#nanoTime()} counts
     */
    boolean asksFor(long nanos, long now) {
        long asked = since.getAcquire();
        return asked != NOT_ASKING && now - asked >= nanos;
    }

    boolean isOver() {
        Thread known = thread.get();
        return known == null || !known.isAlive();
    }
}
