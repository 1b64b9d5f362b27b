package dev.inferenceinstances.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A question that many want answered: it is asked once at a time, and its answer is good for a while. */
final class SharedAnswer<T> {

    private final Supplier<CompletionStage<T>> question;
    private final long goodFor;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<T> asked;
    private volatile @Nullable Answered<T> last;

    /** @param at nanoseconds, when it was answered */
    private record Answered<T>(T answer, long at) {}

    /** @param nanoTime as {@link System#nanoTime()}, for a clock may be set back */
    SharedAnswer(Supplier<CompletionStage<T>> question, Duration goodFor, LongSupplier nanoTime) {
        this.question = question;
        this.goodFor = goodFor.toNanos();
        this.nanoTime = nanoTime;
    }

    /** From memory, however old; empty where there was none yet. */
    Optional<T> last() {
        return Optional.ofNullable(last).map(Answered::answer);
    }

    /** Each caller's own: who waits no longer may cancel it, and cancels it for nobody else. */
    synchronized CompletionStage<T> get() {
        if (last != null && nanoTime.getAsLong() - last.at() < goodFor) {
            return CompletableFuture.completedFuture(last.answer());
        }
        if (asked == null || asked.isDone()) {
            asked = question.get().thenApply(this::remember).toCompletableFuture();
        }
        return asked.copy();
    }

    private T remember(T answer) {
        last = new Answered<>(answer, nanoTime.getAsLong());
        return answer;
    }
}
