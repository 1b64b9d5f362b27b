package dev.inferenceinstances.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The queue before a full pool: first come, first served. The pool itself lends a connection that comes back to whoever asks first, and
 * who has just returned one asks before the one that was waiting has woken, so that some wait for many times as long as others.
 *
 * <p>As many callers as there are connections left may ask the pool at once; the others wait here until one of these has failed or a
 * connection comes back. While nobody waits, a caller counts, and takes no lock.
 *
 * <p>To wake the next for each connection that comes back would cost more than the work of a short statement. So who has waited for no
 * more than a moment may be overtaken by callers who are awake.
 *
 * <p>A queue that does not move though not every connection is lent means that the pool cannot open them. Then nobody is kept from
 * asking it, for only it knows why.
 */
public final class Turns {

    /** So long a pool that is not full may lend nothing before it is asked anyway. */
    private static final long UNMOVED_NANOS = Duration.ofMillis(250).toNanos();

    private final Places places;
    private final long overtakenNanos;
    private final Callers callers = new Callers();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn> queue = new ArrayDeque<>();
    private volatile int waiting;
    private volatile @Nullable Turn head;
    private int moves;
    private volatile int connections = Integer.MAX_VALUE;

    /**
     * @param places counts what is lent
     * @param overtaken how long a caller must have waited to be overtaken no more; zero is never to be
     */
    public Turns(Places places, Duration overtaken) {
        this.places = places;
        this.overtakenNanos = overtaken.toNanos();
    }

    /** How many the pool lends at most from now on. Until this is known, nobody waits. */
    public void connections(int most) {
        connections = most;
        moved();
    }

    /** Callers in the queue. */
    public int waiting() {
        return waiting;
    }

    /** Callers that are asking the pool, and came for so long ago: it has to open a connection for them, or tests one, or has none. */
    public int asking(Duration atLeast) {
        return callers.askingFor(atLeast.toNanos());
    }

    /**
     * True if the calling thread may ask the pool at once, which {@link #asked} must follow; false if it has to queue.
     *
     * @param since when it came, as {@link System#nanoTime()} counts
     */
    public boolean tryAsk(long since) {
        Turn first = head;
        boolean may = (first == null || mayBeOvertaken(first)) && places.tryAsk(connections);
        if (may) {
            callers.own().asks(since);
        }
        return may;
    }

    /**
     * Lets the calling thread ask the pool out of turn, which {@link #asked} must follow.
     *
     * @param since when it came, as {@link System#nanoTime()} counts
     */
    public void askOutOfTurn(long since) {
        places.ask();
        callers.own().asks(since);
    }

    /**
     * Waits for the turn of the calling thread.
     *
     * @param since when it came, as {@link System#nanoTime()} counts
     * @param patience for how many nanoseconds after that it waits at most
     * @return true if it may ask the pool now, which {@link #asked} must follow; false if the time is up first
     * @throws InterruptedException if the calling thread is interrupted before its turn
     */
    public boolean awaitTurn(long since, long patience) throws InterruptedException {
        long deadline = since + patience;
        Turn turn = new Turn();
        int seen = queue(turn);
        // a connection that came back before the caller stood in the queue called nobody
        moved();
        long look = System.nanoTime() + UNMOVED_NANOS;
        for (long now = System.nanoTime(); !turn.hasCome() && !claimAtHead(turn); now = System.nanoTime()) {
            if (now - deadline >= 0) {
                if (leave(turn)) {
                    return false;
                }
                break;
            }
            if (now - look >= 0) {
                int moved = moves();
                if (moved == seen && places.lent() < connections && leave(turn)) {
                    askOutOfTurn(since);
                    return true;
                }
                seen = moved;
                look = now + UNMOVED_NANOS;
            }
            turn.await(Math.min(deadline - now, look - now));
            if (Thread.interrupted()) {
                interrupted(turn);
            }
        }
        callers.own().asks(since);
        return true;
    }

    /**
     * The pool has lent a connection to the calling thread, whether it was its turn or not.
     *
     * @param served whether a request that was admitted has its first connection by this
     * @return how many are lent now
     */
    public int lent(boolean served) {
        return places.lend(callers.own().isAnswered(), served);
    }

    /** The pool has answered the calling thread: if it lent no connection, the place is free for the next. */
    public void asked() {
        if (callers.own().isAnswered()) {
            places.failed();
            moved();
        }
    }

    /** One is no longer lent, be it given back, closed or lost with its server. {@link #moved} is to follow. */
    public void returned() {
        places.giveBack();
    }

    /** Lets as many to the pool, in their order, as it has connections for. To be called when one is no longer lent. */
    public void moved() {
        Turn first = head;
        if (first == null) {
            return;
        }
        if (mayBeOvertaken(first)) {
            first.look();
            return;
        }
        lock.lock();
        try {
            while (!queue.isEmpty() && places.tryAsk(connections)) {
                Turn called = queue.remove();
                left();
                called.come();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBeOvertaken(Turn first) {
        return overtakenNanos > 0 && System.nanoTime() - first.came() < overtakenNanos;
    }

    /** Where there is room for the one at the head, though it may have been overtaken. */
    private boolean claimAtHead(Turn turn) {
        if (head != turn) {
            return false;
        }
        lock.lock();
        try {
            // whoever says so from now on wakes it again, also where the wait for the lock has used up the last time
            turn.looks();
            if (queue.peek() != turn || !places.tryAsk(connections)) {
                return false;
            }
            queue.remove();
            left();
        } finally {
            lock.unlock();
        }
        moved();
        return true;
    }

    private int queue(Turn turn) {
        lock.lock();
        try {
            queue.add(turn);
            changed();
            return moves;
        } finally {
            lock.unlock();
        }
    }

    /** False if the turn has come already. */
    private boolean leave(Turn turn) {
        boolean left;
        lock.lock();
        try {
            left = queue.remove(turn);
            changed();
        } finally {
            lock.unlock();
        }
        moved();
        return left;
    }

    private void interrupted(Turn turn) throws InterruptedException {
        if (leave(turn)) {
            throw new InterruptedException();
        }
        Thread.currentThread().interrupt();
    }

    private int moves() {
        lock.lock();
        try {
            return moves;
        } finally {
            lock.unlock();
        }
    }

    /** Somebody went on to the pool. The lock is held, as it is for the next. */
    private void left() {
        moves++;
        changed();
    }

    private void changed() {
        waiting = queue.size();
        head = queue.peek();
    }
}
