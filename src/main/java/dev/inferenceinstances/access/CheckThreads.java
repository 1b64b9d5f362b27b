package dev.inferenceinstances.access;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that passwords are checked on. A check takes a quarter of a second of a processor, too long for an event loop, and
 * the service's workers may all wait for a connection, in which case nobody could sign in to see why.
 */
@Singleton
class CheckThreads implements Executor {

    private static final int THREADS = 2;
    /** Some four seconds of work. */
    private static final int MOST_WAITING = 32;

    private static final Duration KEPT_IDLE = Duration.ofMinutes(1);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            KEPT_IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> new Thread(task, "password-check"));

    CheckThreads() {
        threads.allowCoreThreadTimeOut(true);
    }

    /** @throws java.util.concurrent.RejectedExecutionException when {@value #MOST_WAITING} checks wait already */
    @Override
    public void execute(Runnable check) {
        threads.execute(check);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
