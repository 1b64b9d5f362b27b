package dev.inferenceinstances.access;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What one address has tried. Times are given as {@link System#nanoTime()} counts. */
final class SignInAttempts {

    static final int MOST_FAILURES = 5;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final Duration FIRST_DELAY = Duration.ofMillis(250);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);
    private static final Duration FIRST_LOCK = Duration.ofSeconds(15);
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(1);
    /** For one that comes while as many as may are being decided. */
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private record Failure(long atNanos, ByteBuffer digest) {}

    private final Deque<Failure> failures = new ArrayDeque<>();
    private int underWay;
    private int locks;
    private long lockedUntil;

    /** How long no attempt is taken; zero where one is. */
    synchronized Duration lockedFor(long nanos) {
        return locks == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, lockedUntil - nanos));
    }

    /** Takes an attempt, for which zero is returned, or says how long to wait with it. */
    synchronized Duration begin(long nanos) {
        Duration locked = lockedFor(nanos);
        if (!locked.isZero()) {
            return locked;
        }
        forget(nanos);
        // after a lock shorter than the window one at a time may try, and its failure locks again for longer;
        // after one as long as the window nothing is left of the failures that led to it
        if (underWay >= Math.max(1, MOST_FAILURES - failures.size())) {
            return SHORTLY;
        }
        underWay++;
        return Duration.ZERO;
    }

    /** The attempt is over without a verdict. */
    synchronized void withdrawn() {
        underWay = Math.max(0, underWay - 1);
    }

    synchronized void succeeded() {
        withdrawn();
        failures.clear();
        locks = 0;
    }

    /** Whether these credentials are among what failed lately. */
    synchronized boolean wereWrong(ByteBuffer digest, long nanos) {
        forget(nanos);
        return failures.stream().anyMatch(failure -> failure.digest().equals(digest));
    }

    /** Returns how long to let the caller wait for the answer. */
    synchronized Duration failed(ByteBuffer digest, long nanos) {
        withdrawn();
        forget(nanos);
        failures.addLast(new Failure(nanos, digest));
        if (failures.size() >= MOST_FAILURES) {
            lockedUntil = nanos + doubled(FIRST_LOCK, locks, LONGEST_LOCK).toNanos();
            locks++;
        }
        return doubled(FIRST_DELAY, failures.size() - 1, LONGEST_DELAY);
    }

    private void forget(long nanos) {
        while (!failures.isEmpty() && nanos - failures.peekFirst().atNanos() >= WINDOW.toNanos()) {
            failures.removeFirst();
        }
    }

    private static Duration doubled(Duration first, int times, Duration most) {
        Duration length = first;
        for (int i = 0; i < times && length.compareTo(most) < 0; i++) {
            length = length.multipliedBy(2);
        }
        return length.compareTo(most) < 0 ? length : most;
    }
}
