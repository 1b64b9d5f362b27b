package dev.inferenceinstances.turn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The queue before a full pool: first come, first served. The pool itself lends a connection that comes back to whoever asks first, and
 * who has just returned one asks before the one that was waiting has woken, so that some wait for many times as long as others.
 *
 * <p>As many callers as there are connections left may ask the pool at once; the others wait here until one of these is through or a
 * connection comes back. The connections that are lent are not counted here but asked for, so that whatever becomes of one, be it
 * taken back, closed or lost with its server, no place is lost. While nobody waits, a caller reads and counts, and takes no lock.
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

    private final IntSupplier lent;
    private final long overtakenNanos;
    private final AtomicInteger asking = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Turn> queue = new ArrayDeque<>();
    private volatile int waiting;
    private volatile @Nullable Turn head;
    private int moves;
    private volatile int connections = Integer.MAX_VALUE;

    /**
     * @param lent how many connections are lent now
     * @param overtaken how long a caller must have waited to be overtaken no more; zero is never to be
     */
    public Turns(IntSupplier lent, Duration overtaken) {
        this.lent = lent;
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

    /** True if the caller may ask the pool at once, which {@link #asked} must follow, once; false if it has to queue. */
    public boolean tryAsk() {
        Turn first = head;
        return (first == null || mayBeOvertaken(first)) && claim();
    }

    /** Lets the caller ask the pool out of turn, which {@link #asked} must follow, once. */
    public void askOutOfTurn() {
        asking.incrementAndGet();
    }

    /**
     * Waits for the caller's turn.
     *
     * @param deadline as {@link System#nanoTime()} counts
     * @return true if the caller may ask the pool now, which {@link #asked} must follow, once; false if the time is up first
     * @throws InterruptedException if the calling thread is interrupted before its turn
     */
    public boolean awaitTurn(long deadline) throws InterruptedException {
        Turn turn = new Turn();
        int seen = queue(turn);
        // a connection that came back before the caller stood in the queue called nobody
        moved();
        long look = System.nanoTime() + UNMOVED_NANOS;
        for (long now = System.nanoTime(); !turn.hasCome() && !claimAtHead(turn); now = System.nanoTime()) {
            if (now - deadline >= 0) {
                return !leave(turn);
            }
            if (now - look >= 0) {
                int moved = moves();
                if (moved == seen && lent.getAsInt() < connections && leave(turn)) {
                    askOutOfTurn();
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
        turn.awaitConnection();
        return true;
    }

    /** A caller that was let to the pool has got a connection, or has failed to. */
    public void asked() {
        asking.decrementAndGet();
        moved();
    }

    /** Lets as many to the pool, in their order, as it has connections for. To be called when one is no longer lent. */
    public void moved() {
        moved(() -> true);
    }

    /**
     * The same where one is about to come back.
     *
     * @param back whether the pool has it again; who asks before finds none, and waits in the pool for the next that comes back
     */
    public void moved(BooleanSupplier back) {
        Turn first = head;
        if (first == null) {
            return;
        }
        if (mayBeOvertaken(first)) {
            first.look(back);
            return;
        }
        lock.lock();
        try {
            while (!queue.isEmpty() && asking.get() + lent.getAsInt() < connections) {
                asking.incrementAndGet();
                Turn called = queue.remove();
                left();
                called.come(back);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean mayBeOvertaken(Turn first) {
        return overtakenNanos > 0 && System.nanoTime() - first.came() < overtakenNanos;
    }

    private boolean claim() {
        for (int now = asking.get(); now + lent.getAsInt() < connections; now = asking.get()) {
            if (asking.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Where there is room for the one at the head, though it may have been overtaken. */
    private boolean claimAtHead(Turn turn) {
        if (head != turn) {
            return false;
        }
        lock.lock();
        try {
            if (queue.peek() != turn || !claim()) {
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
