package dev.inferenceinstances.stream;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody who reads now, at most {@value #MOST}. */
@Singleton
public class Subscribers {

    static final int MOST = 1000;

    private static final int HEARTBEAT_EVERY = 10;

    private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
    private volatile boolean dismissed;
    private final AtomicLong ticks = new AtomicLong();

    boolean any() {
        return !open.isEmpty();
    }

    int count() {
        return open.size();
    }

    /** False, and nothing done, where there are too many already. */
    synchronized boolean admit(Subscriber subscriber) {
        return open.size() < MOST && open.add(subscriber);
    }

    void remove(Subscriber subscriber) {
        open.remove(subscriber);
    }

    /** Something happened. */
    void tell() {
        open.forEach(Subscriber::tell);
    }

    /** A second has passed. */
    void tick() {
        boolean heartbeat = ticks.incrementAndGet() % HEARTBEAT_EVERY == 0;
        open.forEach(subscriber -> subscriber.tick(heartbeat));
    }

    /** True once whoever comes is to be sent away again. */
    boolean areDismissed() {
        return dismissed;
    }

    /** Ends every stream, since it has no end of its own for which the service could wait. Its client connects again, elsewhere. */
    public void dismiss() {
        dismissed = true;
        open.forEach(Subscriber::dismiss);
    }

    void stop(@Observes ShutdownEvent event) {
        dismiss();
    }
}
