package dev.inferenceinstances.access;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;

/** Decides whether credentials are right, each guess once, however many requests come with it at the same time. */
final class CredentialCheck {

    private record Guess(ClientAddress from, ByteBuffer digest) {}

    private final Predicate<Credentials> secret;
    private final KeyedDigest digests;
    private final VerifiedCredentials verified;
    private final SignInThrottle throttle;
    private final Executor threads;
    private final Map<Guess, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    /**
     * @param secret tells the right credentials, and may take its time
     * @param threads where it is asked; may reject
     */
    CredentialCheck(
            Predicate<Credentials> secret,
            KeyedDigest digests,
            VerifiedCredentials verified,
            SignInThrottle throttle,
            Executor threads) {
        this.secret = secret;
        this.digests = digests;
        this.verified = verified;
        this.throttle = throttle;
        this.threads = threads;
    }

    /** Completes, at once for credentials that were found right lately, or fails with a {@link SignInRefusal}. */
    CompletableFuture<Void> check(Credentials credentials, ClientAddress from) {
        Duration locked = throttle.lockedFor(from);
        if (!locked.isZero()) {
            return CompletableFuture.failedFuture(SignInRefusal.locked(locked));
        }
        byte[] digest = digests.of(credentials.text());
        if (verified.include(digest)) {
            return CompletableFuture.completedFuture(null);
        }
        Guess guess = new Guess(from, ByteBuffer.wrap(digest));
        if (throttle.wereWrong(guess.digest(), from)) {
            // whoever sends the same again learns nothing by it
            return CompletableFuture.failedFuture(SignInRefusal.wrong(Duration.ZERO));
        }
        CompletableFuture<Void> verdict = new CompletableFuture<>();
        CompletableFuture<Void> earlier = underWay.putIfAbsent(guess, verdict);
        if (earlier != null) {
            return earlier;
        }
        begin(guess, credentials, verdict);
        return verdict;
    }

    private void begin(Guess guess, Credentials credentials, CompletableFuture<Void> verdict) {
        Duration wait = throttle.begin(guess.from());
        if (!wait.isZero()) {
            refuse(guess, verdict, SignInRefusal.locked(wait));
            return;
        }
        try {
            threads.execute(() -> decide(guess, credentials, verdict));
        } catch (RejectedExecutionException full) {
            throttle.withdrawn(guess.from());
            refuse(guess, verdict, SignInRefusal.busy());
        }
    }

    private void decide(Guess guess, Credentials credentials, CompletableFuture<Void> verdict) {
        try {
            if (right(credentials, guess.digest().array())) {
                throttle.succeeded(guess.from());
                underWay.remove(guess);
                verdict.complete(null);
            } else {
                refuse(guess, verdict, SignInRefusal.wrong(throttle.failed(guess.digest(), guess.from())));
            }
        } catch (RuntimeException e) {
            throttle.withdrawn(guess.from());
            refuse(guess, verdict, e);
        }
    }

    /** The same may have been found right, from another address, while this guess waited for its thread. */
    private boolean right(Credentials credentials, byte[] digest) {
        if (verified.include(digest)) {
            return true;
        }
        boolean right = secret.test(credentials);
        if (right) {
            verified.add(digest);
        }
        return right;
    }

    private void refuse(Guess guess, CompletableFuture<Void> verdict, RuntimeException why) {
        underWay.remove(guess);
        verdict.completeExceptionally(why);
    }
}
