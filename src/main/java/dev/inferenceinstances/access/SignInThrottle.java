package dev.inferenceinstances.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.logging.Log;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Makes guessing slow. Each failure delays its own answer, by a quarter of a second at first and twice as long each time, up to two
 * seconds. {@value SignInAttempts#MOST_FAILURES} failures with different credentials within a minute lock their address, for a quarter of a
 * minute at first and twice as long each time, up to a minute. Attempts that are under way count as failures until they are decided, so that nothing is gained by
 * guessing in parallel.
 */
final class SignInThrottle {

    private static final int MOST_ADDRESSES = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final String lock;
    private final LongSupplier nanos;
    private final LoadingCache<ClientAddress, SignInAttempts> attempts;

    /**
     * @param lock what becomes of an address that is locked, in words that {@code from} may follow
     * @param nanos now, as {@link System#nanoTime()} counts
     */
    SignInThrottle(String lock, LongSupplier nanos) {
        this.lock = lock;
        this.nanos = nanos;
        this.attempts = Caffeine.newBuilder()
                .maximumSize(MOST_ADDRESSES)
                .expireAfterAccess(REMEMBERED)
                .ticker(nanos::getAsLong)
                .build(address -> new SignInAttempts());
    }

    /** How long this address is locked; zero where it is not. */
    Duration lockedFor(ClientAddress address) {
        SignInAttempts known = attempts.getIfPresent(address);
        return known == null ? Duration.ZERO : known.lockedFor(nanos.getAsLong());
    }

    /** Whether the same credentials came from this address within the last minute, and were wrong. */
    boolean wereWrong(ByteBuffer digest, ClientAddress address) {
        SignInAttempts known = attempts.getIfPresent(address);
        return known != null && known.wereWrong(digest, nanos.getAsLong());
    }

    /** Takes an attempt, for which zero is returned, or says how long to wait with it. */
    Duration begin(ClientAddress address) {
        return attempts.get(address).begin(nanos.getAsLong());
    }

    /** The attempt that was taken is over without a verdict. */
    void withdrawn(ClientAddress address) {
        attempts.get(address).withdrawn();
    }

    /** The attempt that was taken is over, and what failed before it is forgiven. */
    void succeeded(ClientAddress address) {
        attempts.get(address).succeeded();
    }

    /**
     * The attempt that was taken is over. Returns how long to let the caller wait for the answer.
     *
     * @param digest of the credentials
     */
    Duration failed(ByteBuffer digest, ClientAddress address) {
        SignInAttempts known = attempts.get(address);
        Duration delay = known.failed(digest, nanos.getAsLong());
        Duration locked = known.lockedFor(nanos.getAsLong());
        if (!locked.isZero()) {
            Log.warnf(
                    "%s from %s for %d s, after %d failures within a minute",
                    lock, address, locked.toSeconds(), SignInAttempts.MOST_FAILURES);
        }
        return delay;
    }
}
