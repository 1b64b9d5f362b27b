package dev.inferenceinstances.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue before a pool that is no more than a count of what it has lent. */
class TurnsTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final Places places = new Places();
    private final Turns turns = new Turns(places, Duration.ZERO);
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService another = Executors.newSingleThreadExecutor();

    @BeforeEach
    void aPoolOfTwo() {
        turns.connections(2);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
        another.shutdownNow();
    }

    @Test
    void nobodyWaitsBeforeTheSizeIsKnown() {
        lend(1000);
        Turns unknown = new Turns(places, Duration.ZERO);
        assertThat(unknown.tryAsk(System.nanoTime())).isTrue();
    }

    @Test
    void asManyAskAtOnceAsThereAreConnectionsLeft() {
        lend(1);
        assertThat(tryAsk()).isTrue();
        assertThat(tryAsk()).isFalse();
    }

    @Test
    void whoGotAConnectionKeepsItsPlaceAndWhoFailedMakesRoomForTheNext() throws Exception {
        assertThat(tryAsk()).isTrue();
        assertThat(another.submit(this::tryAsk).get()).isTrue();
        turns.lent(false);
        turns.asked();
        assertThat(places.lent()).isEqualTo(1);
        assertThat(tryAsk()).as("one is lent and one is asked for").isFalse();
        another.submit(turns::asked).get();
        assertThat(tryAsk()).as("the other attempt has failed").isTrue();
    }

    @Test
    void whoReturnsAConnectionDoesNotGetItBackBeforeTheOneThatWaits() throws Exception {
        lend(2);
        Future<Boolean> first = waiter("first");
        giveBack();
        // whether the one that waits has woken or not
        assertThat(tryAsk()).isFalse();
        assertThat(first.get()).isTrue();
        assertThat(tryAsk()).as("it is still asking the pool").isFalse();
    }

    @Test
    void nobodyOvertakesAQueueThoughAConnectionIsLeft() {
        lend(2);
        waiter("first");
        turns.returned(); // and nobody was called yet
        assertThat(tryAsk()).isFalse();
    }

    /** To wake one for each connection that comes back would cost more than a short statement. */
    @Test
    void whoIsAwakeMayOvertakeTheHeadForAMoment() throws Exception {
        Turns lenient = new Turns(places, LONG);
        lenient.connections(2);
        lend(2);
        Future<Boolean> first = waiter("first", lenient);
        lenient.returned();
        assertThat(lenient.tryAsk(System.nanoTime())).isTrue();
        lenient.lent(false);
        lenient.asked();
        assertThat(lenient.waiting()).isEqualTo(1);
        lenient.returned();
        lenient.moved();
        assertThat(first.get()).as("it looks whenever one comes back").isTrue();
    }

    @Test
    void theyAreCalledInTheOrderInWhichTheyCame() {
        lend(2);
        List<String> names = List.of("first", "second", "third", "fourth");
        names.forEach(this::waiter);
        for (int served = 1; served <= names.size(); served++) {
            giveBack();
            assertThat(turns.waiting()).isEqualTo(names.size() - served);
            int calls = served;
            await().until(() -> called.size() == calls);
            borrow();
        }
        assertThat(called).isEqualTo(names);
    }

    @Test
    void whoseTimeIsUpLeavesTheQueueAndTakesNoPlaceAlong() throws Exception {
        lend(2);
        assertThat(turns.awaitTurn(System.nanoTime(), 1_000_000)).isFalse();
        assertThat(turns.waiting()).isZero();
        Future<Boolean> next = waiter("next");
        giveBack();
        assertThat(next.get()).isTrue();
        borrow();
        giveBack();
        assertThat(tryAsk()).as("every place is there still").isTrue();
    }

    @Test
    void whoIsInterruptedLeavesTheQueue() {
        lend(2);
        Future<Boolean> interrupted = waiter("interrupted");
        threads.shutdownNow();
        assertThatThrownBy(interrupted::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(InterruptedException.class);
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void aLargerPoolCallsThoseWhoWait() throws Exception {
        lend(2);
        List<Future<Boolean>> waiters = List.of(waiter("first"), waiter("second"), waiter("third"));
        turns.connections(4);
        assertThat(waiters.get(0).get()).isTrue();
        assertThat(waiters.get(1).get()).isTrue();
        assertThat(turns.waiting()).isEqualTo(1);
    }

    @Test
    void aSmallerPoolCallsNobodyUntilItsConnectionsAreFewer() throws Exception {
        lend(2);
        Future<Boolean> first = waiter("first");
        turns.connections(1);
        giveBack();
        assertThat(turns.waiting()).isEqualTo(1);
        giveBack();
        assertThat(first.get()).isTrue();
    }

    @Test
    void aPoolThatLendsNothingThoughItIsNotFullIsAskedAnyway() throws Exception {
        assertThat(tryAsk()).isTrue();
        assertThat(tryAsk()).isTrue();
        // neither gets an answer, as when no connection can be opened
        assertThat(waiter("third").get()).isTrue();
        assertThat(turns.waiting()).isZero();
    }

    @Test
    void whoAsksOutOfTurnCountsAsWell() {
        lend(1);
        turns.askOutOfTurn(System.nanoTime());
        assertThat(tryAsk()).isFalse();
        turns.asked();
        assertThat(tryAsk()).isTrue();
    }

    @Test
    void whoAsksForLongIsKnownUntilThePoolAnswers() throws Exception {
        long longAgo = System.nanoTime() - LONG.toNanos();
        assertThat(turns.tryAsk(longAgo)).isTrue();
        another.submit(() -> turns.askOutOfTurn(longAgo)).get();
        assertThat(turns.asking(LONG)).isEqualTo(2);
        assertThat(turns.asking(LONG.multipliedBy(2))).isZero();
        turns.lent(false);
        assertThat(turns.asking(LONG)).as("one has its connection").isEqualTo(1);
        another.submit(turns::asked).get();
        assertThat(turns.asking(LONG)).as("the other attempt has failed").isZero();
    }

    @Test
    void aThreadThatIsOverIsForgotten() throws Exception {
        Callers callers = new Callers();
        Thread over = new Thread(() -> callers.own().asks(System.nanoTime() - LONG.toNanos()));
        over.start();
        over.join();
        assertThat(callers.askingFor(LONG.toNanos())).isEqualTo(1);
        callers.own();
        assertThat(callers.askingFor(LONG.toNanos())).isZero();
    }

    private boolean tryAsk() {
        return turns.tryAsk(System.nanoTime());
    }

    private Future<Boolean> waiter(String name) {
        return waiter(name, turns);
    }

    private Future<Boolean> waiter(String name, Turns turns) {
        int before = turns.waiting();
        CompletableFuture<Boolean> turn = new CompletableFuture<>();
        threads.execute(() -> {
            try {
                boolean come = turns.awaitTurn(System.nanoTime(), LONG.toNanos());
                called.add(name);
                turn.complete(come);
            } catch (InterruptedException e) {
                turn.completeExceptionally(e);
            }
        });
        await().until(() -> turns.waiting() > before || turn.isDone());
        return turn;
    }

    private void lend(int connections) {
        for (int one = 0; one < connections; one++) {
            turns.lent(false);
        }
    }

    /** As the thread does that was called. */
    private void borrow() {
        places.lend(true, false);
    }

    private void giveBack() {
        turns.returned();
        turns.moved();
    }
}
