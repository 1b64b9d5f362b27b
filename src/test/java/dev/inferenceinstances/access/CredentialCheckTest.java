package dev.inferenceinstances.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CredentialCheckTest {

    private static final ClientAddress HERE = new ClientAddress("192.0.2.1");
    private static final ClientAddress ELSEWHERE = new ClientAddress("192.0.2.2");
    private static final Credentials RIGHT = new Credentials("admin", "right");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final CredentialCheck check = new CredentialCheck(
            this::secret,
            new KeyedDigest(),
            new VerifiedCredentials(nanos::get),
            new SignInThrottle("Nobody can sign in", nanos::get),
            waiting::add);

    @Test
    void theSecretIsAskedOnceForCredentialsThatComeAgain() {
        CompletableFuture<Void> first = check.check(RIGHT, HERE);
        assertThat(first).isNotDone();
        decideAll();
        assertThat(first).isCompleted();
        assertThat(check.check(RIGHT, HERE)).isCompleted();
        assertThat(check.check(RIGHT, ELSEWHERE)).isCompleted();
        assertThat(asked).hasValue(1);
    }

    @Test
    void theSecretIsAskedAgainAfterFiveMinutes() {
        check.check(RIGHT, HERE);
        decideAll();
        nanos.addAndGet(VerifiedCredentials.KEPT.toNanos() - 1);
        assertThat(check.check(RIGHT, HERE)).isCompleted();
        nanos.addAndGet(1);
        assertThat(check.check(RIGHT, HERE)).isNotDone();
        decideAll();
        assertThat(asked).hasValue(2);
    }

    @Test
    void aCrowdWithTheSameCredentialsAsksOnceAndIsNotLockedOut() {
        CompletableFuture<?>[] crowd = IntStream.range(0, 100)
                .mapToObj(turn -> check.check(RIGHT, turn % 2 == 0 ? HERE : ELSEWHERE))
                .toArray(CompletableFuture<?>[]::new);
        decideAll();
        assertThat(CompletableFuture.allOf(crowd)).isCompleted();
        assertThat(asked).hasValue(1);
    }

    @Test
    void wrongCredentialsAreRefusedAfterADelay() {
        SignInRefusal refusal = guess("wrong");
        assertThat(refusal.problem().getStatusCode()).isEqualTo(401);
        assertThat(refusal.delay()).hasMillis(250);
        assertThat(guess("also wrong").delay()).hasMillis(500);
        assertThat(asked).hasValue(2);
    }

    /** As a proxy that passes its own credentials on sends them, or a script with an old password. */
    @Test
    void theSameWrongCredentialsAgainAreNoOtherGuess() {
        guess("of a proxy");
        IntStream.range(0, 20).forEach(turn -> {
            SignInRefusal refusal = guess("of a proxy");
            assertThat(refusal.problem().getStatusCode()).isEqualTo(401);
            assertThat(refusal.delay()).isZero();
        });
        assertThat(asked).hasValue(1);
        check.check(RIGHT, HERE);
        decideAll();
        assertThat(check.check(RIGHT, HERE)).isCompleted();
    }

    @Test
    void neitherARightNorAWrongPasswordIsLookedAtFromALockedAddress() {
        check.check(RIGHT, HERE);
        decideAll();
        IntStream.range(0, 5).forEach(turn -> guess("wrong " + turn));
        int before = asked.get();
        assertThat(refusal(check.check(RIGHT, HERE)).problem().getStatusCode()).isEqualTo(429);
        assertThat(refusal(check.check(new Credentials("admin", "another"), HERE))
                        .problem()
                        .getHeaders())
                .containsEntry("Retry-After", 15L);
        assertThat(asked).hasValue(before);
        assertThat(check.check(RIGHT, ELSEWHERE)).isCompleted();
    }

    @Test
    void guessesInParallelAreCountedBeforeTheyAreDecided() {
        long taken = IntStream.range(0, 50)
                .filter(turn -> !check.check(new Credentials("admin", "guess " + turn), HERE)
                        .isDone())
                .count();
        assertThat(taken).isEqualTo(5);
        decideAll();
        assertThat(asked).hasValue(5);
    }

    @Test
    void withEveryThreadBusyTheCallerIsAskedToComeBackAndNotCounted() {
        CredentialCheck busy = new CredentialCheck(
                this::secret,
                new KeyedDigest(),
                new VerifiedCredentials(nanos::get),
                new SignInThrottle("Nobody can sign in", nanos::get),
                task -> {
                    throw new RejectedExecutionException();
                });
        IntStream.range(0, 10).forEach(turn -> {
            SignInRefusal refusal = refusal(busy.check(new Credentials("admin", "guess " + turn), HERE));
            assertThat(refusal.problem().getStatusCode()).isEqualTo(503);
            assertThat(refusal.problem().getHeaders()).containsEntry("Retry-After", 1L);
        });
    }

    @Test
    void aCheckThatFailsLeavesNobodyWaiting() {
        CompletableFuture<Void> verdict = check.check(new Credentials("admin", "boom"), HERE);
        decideAll();
        assertThat(verdict).isCompletedExceptionally();
        assertThat(guess("wrong").delay()).hasMillis(250);
    }

    private boolean secret(Credentials credentials) {
        asked.incrementAndGet();
        if (credentials.password().equals("boom")) {
            throw new IllegalStateException("failed on purpose");
        }
        return credentials.equals(RIGHT);
    }

    private SignInRefusal guess(String password) {
        CompletableFuture<Void> verdict = check.check(new Credentials("admin", password), HERE);
        decideAll();
        return refusal(verdict);
    }

    private static SignInRefusal refusal(CompletableFuture<Void> verdict) {
        return (SignInRefusal)
                catchThrowableOfType(CompletionException.class, verdict::join).getCause();
    }

    private void decideAll() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
