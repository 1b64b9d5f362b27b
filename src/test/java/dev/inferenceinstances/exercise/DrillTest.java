package dev.inferenceinstances.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A drill without a database: its callers, and how they are freed. */
class DrillTest {

    private static final int CALLERS = 20;

    private final Queue<Drill> over = new ConcurrentLinkedQueue<>();
    private final Drill drill = new Drill(7, new DrillPlan(DrillKind.HOLD, CALLERS, 60), Instant.EPOCH, over::add);

    @AfterEach
    void end() {
        drill.end();
    }

    @Test
    void eachCallerHasAThreadOfItsOwnUntilTheEnd() {
        CountDownLatch here = new CountDownLatch(CALLERS);
        Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
        drill.start((same, caller) -> {
            numbers.add(caller);
            here.countDown();
            same.awaitEnd();
        });
        await().until(() -> here.getCount() == 0);
        assertThat(numbers).doesNotHaveDuplicates().contains(0, CALLERS - 1);
        assertThat(over).isEmpty();
        drill.end();
        await().until(drill.over()::isDone);
        assertThat(over).containsExactly(drill);
    }

    @Test
    void theEndFreesWhoWaitsForSomethingElse() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch here = new CountDownLatch(CALLERS);
        AtomicInteger cameTrue = new AtomicInteger();
        drill.start((same, caller) -> {
            here.countDown();
            if (same.awaits(never)) {
                cameTrue.incrementAndGet();
            }
        });
        await().until(() -> here.getCount() == 0);
        drill.end();
        await().until(drill.over()::isDone);
        assertThat(cameTrue).hasValue(0);
    }

    @Test
    void aRequestThatFailsIsCountedAndTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        drill.start((same, caller) -> same.again(() -> {
            if (tries.incrementAndGet() <= CALLERS) {
                throw new IllegalStateException("failed on purpose");
            }
            same.awaitEnd();
        }));
        await().untilAsserted(() -> assertThat(tries).hasValue(2 * CALLERS));
        assertThat(drill.failures()).isEqualTo(CALLERS);
    }

    @Test
    void whatTheEndCutsShortIsNoFailure() {
        CountDownLatch here = new CountDownLatch(CALLERS);
        drill.start((same, caller) -> same.again(() -> {
            here.countDown();
            same.awaitEnd();
            throw new IllegalStateException("interrupted");
        }));
        await().until(() -> here.getCount() == 0);
        drill.end();
        await().until(drill.over()::isDone);
        assertThat(drill.failures()).isZero();
    }

    @Test
    void oneThatIsEndedBeforeItStartsIsOver() {
        drill.end();
        drill.start((same, caller) -> same.pause(Duration.ofDays(1)));
        assertThat(drill.over()).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(drill.hasEnded()).isTrue();
    }
}
