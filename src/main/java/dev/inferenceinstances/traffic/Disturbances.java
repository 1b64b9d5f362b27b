package dev.inferenceinstances.traffic;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * When callers were held up by something that no other size of the pool would change: a lock, a refused connection, a slow way to a server.
 * What was measured then says nothing about the size that the load asks for.
 */
@Singleton
public class Disturbances {

    /** A wait is seen when it has lasted for a second or two, and began before. */
    private static final Duration BEFORE = Duration.ofSeconds(5);
    /** Those who were held up come all at once when it is over, and what they held so long is measured only then. */
    private static final Duration AFTER = Duration.ofSeconds(10);

    private static final Duration KEPT = TimingWindow.LONGEST.plus(BEFORE).plus(AFTER);

    /** By the clock, which samples are dated by, and as {@link System#nanoTime()} counts, as durations are kept. */
    private record Span(Instant from, Instant to, long fromNanos, long toNanos) {}

    private final Deque<Span> spans = new ArrayDeque<>();

    /**
     * Something holds callers up; to be called once a second while it does.
     *
     * @param at now
     * @param nanos the same, as {@link System#nanoTime()} counts
     */
    public synchronized void note(Instant at, long nanos) {
        Span last = spans.peekLast();
        Instant from = at.minus(BEFORE);
        long fromNanos = nanos - BEFORE.toNanos();
        boolean goesOn = last != null && last.toNanos - fromNanos >= 0 && !last.to.isBefore(from);
        if (goesOn) {
            spans.removeLast();
        }
        spans.addLast(new Span(
                goesOn ? last.from : from,
                at.plus(AFTER),
                goesOn ? last.fromNanos : fromNanos,
                nanos + AFTER.toNanos()));
        while (nanos - spans.getFirst().toNanos > KEPT.toNanos()) {
            spans.removeFirst();
        }
    }

    /** Whether a sample of this moment was taken then. */
    public synchronized boolean covers(Instant at) {
        return spans.stream().anyMatch(span -> !at.isBefore(span.from) && !at.isAfter(span.to));
    }

    /** Whether any of this time was so, as {@link System#nanoTime()} counts. */
    synchronized boolean touches(long fromNanos, long toNanos) {
        return spans.stream().anyMatch(span -> toNanos - span.fromNanos > 0 && span.toNanos - fromNanos > 0);
    }

    /** Whether something held callers up so short a time ago. */
    public synchronized boolean within(Duration time, Instant now) {
        Span last = spans.peekLast();
        return last != null && last.to.minus(AFTER).plus(time).isAfter(now) && !last.from.isAfter(now);
    }
}
