package dev.inferenceinstances.bulk;

import dev.inferenceinstances.problem.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/**
 * Lets so many bodies of many instances in at once as the heap has room for, before they are read: each may be of 16 MiB, of which the text
 * takes up to twice as much, beside the instances that are made of it.
 */
@Singleton
public class BulkAdmission {

    private static final long MIB = 1 << 20;

    /** What the largest body takes, with all that is made of it. */
    static final long ONE_TAKES = 96 * MIB;

    /** One body may be no larger than this part of the heap. */
    private static final int SHARE = 16;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final int most;
    private final long heap;
    private final Semaphore room;

    @Inject
    BulkAdmission() {
        this(Runtime.getRuntime().maxMemory());
    }

    /**
     * To be called before anything is made of a body: of its bytes, its text and its rows take many times as much.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 413 where it is more than the heap has room for
     */
    void require(byte[] body) {
        long longest = heap / SHARE;
        if (body.length > longest) {
            throw Problems.bodyTooLong(Integer.toString(body.length), longest);
        }
    }

    /** @param heap at most, in bytes */
    BulkAdmission(long heap) {
        this.heap = heap;
        this.most = Math.toIntExact(Math.max(1, heap / ONE_TAKES));
        this.room = new Semaphore(most);
    }

    @OfMany
    @ServerRequestFilter(nonBlocking = true)
    public void begin() {
        enter();
        CurrentRequestManager.get().registerCompletionCallback(failure -> leave());
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 503 where too many are in; otherwise {@link #leave} must follow */
    void enter() {
        if (!room.tryAcquire()) {
            throw Problems.unavailable(
                    "%d bulk %s under way, as many as a heap of %d MiB has room for"
                            .formatted(most, most == 1 ? "request is" : "requests are", heap / MIB),
                    RETRY_AFTER);
        }
    }

    void leave() {
        room.release();
    }
}
