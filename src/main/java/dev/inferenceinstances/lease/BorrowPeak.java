package dev.inferenceinstances.lease;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers the most connections that were borrowed at once: told by each borrow, not sampled, so no burst is missed. */
@Singleton
public class BorrowPeak implements AgroalPoolInterceptor {

    private final Clock clock;
    private final AtomicInteger borrowed = new AtomicInteger();
    private final AtomicReference<Mark> highest = new AtomicReference<>(new Mark(0, null));

    /**
     * The highest mark so far.
     *
     * @param checkedOut connections borrowed at once
     * @param at when; null where nothing was borrowed yet
     */
    public record Mark(int checkedOut, Instant at) {}

    public BorrowPeak(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        int now = borrowed.incrementAndGet();
        if (now > highest.get().checkedOut()) {
            Mark mark = new Mark(now, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            highest.accumulateAndGet(
                    mark, (old, candidate) -> candidate.checkedOut() > old.checkedOut() ? candidate : old);
        }
    }

    @Override
    public void onConnectionReturn(Connection connection) {
        borrowed.decrementAndGet();
    }

    public Mark mark() {
        return highest.get();
    }
}
