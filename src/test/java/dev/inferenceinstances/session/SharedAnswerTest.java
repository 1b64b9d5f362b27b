package dev.inferenceinstances.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedAnswerTest {

    private final AtomicLong nanoTime = new AtomicLong(-5);
    private final List<CompletableFuture<String>> questions = new ArrayList<>();
    private final SharedAnswer<String> shared = new SharedAnswer<>(this::ask, Duration.ofNanos(10), nanoTime::get);

    @Test
    void whoGivesUpWaitingCancelsNothingForTheOthers() {
        CompletionStage<String> patient = shared.get();
        shared.get().toCompletableFuture().cancel(false);
        assertThat(shared.get().toCompletableFuture()).isNotDone();
        questions.get(0).complete("late");
        assertThat(patient).isCompletedWithValue("late");
        assertThat(shared.last()).contains("late");
        assertThat(questions).as("asked once").hasSize(1);
    }

    @Test
    void anAnswerIsGoodFromWhenItWasGiven() {
        shared.get();
        nanoTime.addAndGet(100);
        questions.get(0).complete("slow");
        nanoTime.addAndGet(9);
        assertThat(shared.get()).isCompletedWithValue("slow");
        nanoTime.addAndGet(1);
        assertThat(shared.get().toCompletableFuture()).isNotDone();
        assertThat(questions).hasSize(2);
    }

    @Test
    void afterAFailureTheNextAsksAnew() {
        shared.get();
        questions.get(0).completeExceptionally(new IllegalStateException());
        assertThat(shared.get().toCompletableFuture()).isNotDone();
        assertThat(shared.last()).isEmpty();
    }

    private CompletionStage<String> ask() {
        questions.add(new CompletableFuture<>());
        return questions.get(questions.size() - 1);
    }
}
