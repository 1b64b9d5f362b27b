package dev.inferenceinstances.lease;

import dev.inferenceinstances.turn.Places;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how many connections were borrowed at once at most: told by each borrow, not sampled, so no burst is missed. A borrow that
 * raises no mark, which is nearly every one, costs a comparison.
 */
@Singleton
public class BorrowPeak {

    private final Clock clock;
    private final Places places = new Places();
    private final AtomicReference<Mark> sinceStart = new AtomicReference<>(new Mark(0, null));
    private final AtomicReference<Mark> sinceTaken = new AtomicReference<>(new Mark(0, null));
    private final RecentPeak recent = new RecentPeak();

    /**
     * The highest mark so far.
     *
     * @param checkedOut connections borrowed at once
     * @param at when; null where nothing was borrowed yet
     */
    public record Mark(int checkedOut, @Nullable Instant at) {

        /** The higher of the two; this one where they are alike. */
        public Mark or(Mark other) {
            return other.checkedOut > checkedOut ? other : this;
        }
    }

    public BorrowPeak(Clock clock) {
        this.clock = clock;
    }

    /** Counts what is borrowed. */
    Places places() {
        return places;
    }

    /** So many are borrowed after a borrow. */
    void reached(int borrowed) {
        raise(borrowed);
    }

    /** Connections that are borrowed now. */
    public int current() {
        return places.lent();
    }

    /** The highest since start. */
    public Mark sinceStart() {
        return mark(sinceStart);
    }

    /** The highest of the last 15 minutes. */
    public Mark recent() {
        return recent.highest().or(mark(sinceTaken));
    }

    /**
     * The highest since the last call; the next one starts from what is borrowed now. To be called by one thread at a time.
     *
     * @param nanos now, as {@link System#nanoTime()} counts
     */
    public Mark take(long nanos) {
        Mark taken = sinceTaken.getAndSet(new Mark(0, null));
        // after the mark is down, or a borrow in between would be in neither
        raise(places.lent());
        recent.add(taken, nanos);
        return taken;
    }

    /** Never null: it begins with a mark, and only marks take its place. */
    private static Mark mark(AtomicReference<Mark> reference) {
        return Objects.requireNonNull(reference.get());
    }

    private void raise(int current) {
        if (current > mark(sinceTaken).checkedOut()) {
            Mark mark = new Mark(current, clock.instant());
            sinceTaken.accumulateAndGet(mark, Mark::or);
            sinceStart.accumulateAndGet(mark, Mark::or);
        }
    }
}
