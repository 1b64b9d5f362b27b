package dev.inferenceinstances.idempotency;

import dev.inferenceinstances.attempt.Duplicates;
import dev.inferenceinstances.attempt.SecondAttempt;
import dev.inferenceinstances.problem.Problems;
import dev.inferenceinstances.schema.SchemaPart;
import dev.inferenceinstances.schema.SchemaParts;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers to requests that came with a key, kept for a day, in the database: whichever replica gets a request again finds its answer. An
 * answer is kept in the transaction of what it tells of, so that of two requests that arrive at once with one key only one does its work.
 */
@ApplicationScoped
public class KeptAnswers {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration SWEPT_EVERY = Duration.ofHours(1);

    private final SecondAttempt attempts;
    private final Clock clock;
    private final SchemaParts schema;
    private final AtomicLong sweptAt = new AtomicLong();

    KeptAnswers(SecondAttempt attempts, Clock clock, SchemaParts schema) {
        this.attempts = attempts;
        this.clock = clock;
        this.schema = schema;
    }

    /**
     * The answer of before, or else that of the work.
     *
     * @param work does what is asked for, in a transaction in which it heeds {@link #under}
     * @param again makes the answer out of a kept one
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where another request came under this key; 501 where answers cannot be kept,
     *     for who sends a key relies on it
     */
    public <T> T once(IdempotencyKey key, Supplier<T> work, Function<KeptAnswer, T> again) {
        schema.require(SchemaPart.IDEMPOTENCY);
        Optional<KeptAnswer> before = find(key);
        if (before.isPresent()) {
            return again.apply(before.get());
        }
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (!isTaken(e)) {
                throw e;
            }
            // the same request may have been done in this moment, and have taken the key, or the name that it gives
            return find(key).map(again).orElseThrow(() -> e);
        }
    }

    private static boolean isTaken(RuntimeException failure) {
        return failure instanceof HttpProblem problem
                ? problem.getStatusCode() == Response.Status.CONFLICT.getStatusCode()
                : Duplicates.isCauseOf(failure);
    }

    /** @param answer fills the answer that is kept */
    public <T> Once<T> under(IdempotencyKey key, BiConsumer<T, KeptAnswer> answer) {
        return new Once<>() {

            private KeptAnswer kept = new KeptAnswer();

            @Override
            public void begin() {
                kept = KeptAnswer.empty(key, clock.millis());
                kept.persistAndFlush();
            }

            @Override
            public void end(T made) {
                answer.accept(made, kept);
            }
        };
    }

    private Optional<KeptAnswer> find(IdempotencyKey key) {
        Optional<KeptAnswer> kept = attempts.ofTransaction(() -> {
            sweep();
            KeptAnswer.delete("idempotencyKey = ?1 and keptAt <= ?2", key.text(), oldest());
            return KeptAnswer.findByIdOptional(key.text());
        });
        kept.filter(answer -> !answer.fingerprint.equals(key.fingerprint())).ifPresent(other -> {
            throw Problems.conflict("The %s \"%s\" came with another request before; a new request needs a new one"
                    .formatted(IdempotencyKey.HEADER, key.text()));
        });
        return kept;
    }

    /** Now and then: nobody asks for a day's answers again. */
    private void sweep() {
        long now = clock.millis();
        long before = sweptAt.get();
        if (now - before >= SWEPT_EVERY.toMillis() && sweptAt.compareAndSet(before, now)) {
            KeptAnswer.delete("keptAt <= ?1", oldest());
        }
    }

    private long oldest() {
        return clock.millis() - KEPT.toMillis();
    }
}
