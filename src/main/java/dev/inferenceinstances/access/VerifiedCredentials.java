package dev.inferenceinstances.access;

import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The credentials that were found right lately, so that a password's hash is paid for once and not at every request. There is one user,
 * so one digest is kept; the password is not.
 */
final class VerifiedCredentials {

    static final Duration KEPT = Duration.ofMinutes(5);

    @SuppressWarnings("ArrayRecordComponent") // is never compared as a whole, only by MessageDigest.isEqual
    private record Verified(byte[] digest, long atNanos) {}

    private final LongSupplier nanos;
    private volatile @Nullable Verified latest;

    /** @param nanos now, as {@link System#nanoTime()} counts */
    VerifiedCredentials(LongSupplier nanos) {
        this.nanos = nanos;
    }

    boolean include(byte[] digest) {
        Verified verified = latest;
        return verified != null
                && nanos.getAsLong() - verified.atNanos() < KEPT.toNanos()
                && MessageDigest.isEqual(verified.digest(), digest);
    }

    void add(byte[] digest) {
        latest = new Verified(digest, nanos.getAsLong());
    }
}
