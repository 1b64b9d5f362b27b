package dev.inferenceinstances.exercise;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One drill and its callers. Each has a thread of its own, for every worker thread may be waiting for what the drill holds, and nobody
 * could end it then.
 */
public final class Drill {

    /** How long a caller that got an error waits before it comes again. */
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final long id;
    private final DrillPlan plan;
    private final Instant endsAt;
    private final Consumer<Drill> whenOver;
    private final long began = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final ThreadPoolExecutor callers;

    /** @param whenOver gets this drill, once, before {@link #over} is done */
    public Drill(long id, DrillPlan plan, Instant endsAt, Consumer<Drill> whenOver) {
        this.id = id;
        this.plan = plan;
        this.endsAt = endsAt;
        this.whenOver = whenOver;
        this.callers = new Callers(plan.connections());
    }

    public long id() {
        return id;
    }

    public DrillPlan plan() {
        return plan;
    }

    /** When it ends by itself. */
    public Instant endsAt() {
        return endsAt;
    }

    /** Returns at once. The first caller brings the others, since a thousand threads are not started in a moment. */
    public void start(Exercise exercise) {
        callers.execute(() -> {
            for (int other = 1; other < plan.connections(); other++) {
                int caller = other;
                callers.execute(() -> exercise.call(this, caller));
            }
            exercise.call(this, 0);
        });
    }

    /** Returns at once; {@link #over} tells when every caller is gone. Further calls do nothing. */
    public void end() {
        ended.countDown();
        callers.shutdownNow();
    }

    /** Done when the drill has ended and its last caller has given back what it held. */
    public CompletableFuture<Void> over() {
        return over;
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** A name for the next request, as real ones have. */
    String nextRequestId() {
        return "drill-%d-%d".formatted(id, requests.incrementAndGet());
    }

    /** Requests that got no connection, or an error of the database. */
    public long failures() {
        return failures.get();
    }

    /** Waits until the drill ends. */
    void awaitEnd() {
        await(ended, Long.MAX_VALUE);
    }

    /** Waits until the time has passed or the drill ends. */
    void pause(Duration time) {
        await(ended, time.toNanos());
    }

    /** Waits for what another caller does. False where the drill ended before. */
    boolean awaits(CountDownLatch done) {
        await(done, Long.MAX_VALUE);
        return !hasEnded();
    }

    /** One request after the other until the drill ends. One that fails, as most do while the pool is exhausted, is tried again. */
    void again(Runnable request) {
        while (!hasEnded()) {
            try {
                request.run();
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    private void failed(RuntimeException failure) {
        if (hasEnded()) {
            // it was interrupted while it waited for a connection
            return;
        }
        failures.incrementAndGet();
        Log.debugf("A request of drill %d failed: %s", id, failure.getMessage());
        pause(MOMENT);
    }

    /** The end of the drill interrupts. */
    private static void await(CountDownLatch latch, long nanos) {
        try {
            latch.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ThreadFactory threads() {
        AtomicInteger last = new AtomicInteger();
        return caller -> {
            Thread thread = new Thread(caller, "drill-%d-%d".formatted(id, last.incrementAndGet()));
            thread.setDaemon(true);
            return thread;
        };
    }

    /** A thread for each; once they are to stop, no further one begins. */
    private final class Callers extends ThreadPoolExecutor {

        Callers(int most) {
            super(most, most, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads(), new DiscardPolicy());
        }

        @Override
        protected void terminated() {
            whenOver.accept(Drill.this);
            over.complete(null);
        }
    }
}
