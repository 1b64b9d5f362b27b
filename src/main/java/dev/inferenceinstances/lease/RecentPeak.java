package dev.inferenceinstances.lease;

import dev.inferenceinstances.lease.BorrowPeak.Mark;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The highest of the marks of the last {@value #MINUTES} minutes. A sliding-window maximum: a mark that a later one reaches can never be
 * the highest again and is dropped, so what is kept falls from the first to the last.
 */
final class RecentPeak {

    static final int MINUTES = 15;

    private static final long WINDOW_NANOS = Duration.ofMinutes(MINUTES).toNanos();
    private static final Mark NONE = new Mark(0, null);

    private record Timed(Mark mark, long nanos) {}

    private final Deque<Timed> falling = new ArrayDeque<>();
    private volatile Mark highest = NONE;

    /** @param nanos when the mark was taken, as {@link System#nanoTime()} counts, since a clock may be set back */
    synchronized void add(Mark mark, long nanos) {
        while (!falling.isEmpty() && falling.peekLast().mark().checkedOut() <= mark.checkedOut()) {
            falling.removeLast();
        }
        falling.addLast(new Timed(mark, nanos));
        while (nanos - falling.peekFirst().nanos() >= WINDOW_NANOS) {
            falling.removeFirst();
        }
        highest = falling.peekFirst().mark();
    }

    /** Nothing, at no time, before the first mark. */
    Mark highest() {
        return highest;
    }
}
