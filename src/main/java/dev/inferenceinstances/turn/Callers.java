package dev.inferenceinstances.turn;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All threads that have asked the pool for a connection and are not over. */
final class Callers {

    private final List<Caller> known = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Caller> own = ThreadLocal.withInitial(this::another);

    /** What is known of the calling thread. */
    Caller own() {
        return own.get();
    }

    /** How many are asking, and have wanted a connection for so long. */
    int askingFor(long nanos) {
        long now = System.nanoTime();
        int asking = 0;
        for (Caller caller : known) {
            if (caller.asksFor(nanos, now)) {
                asking++;
            }
        }
        return asking;
    }

    private Caller another() {
        known.removeIf(Caller::isOver);
        Caller caller = new Caller();
        known.add(caller);
        return caller;
    }
}
