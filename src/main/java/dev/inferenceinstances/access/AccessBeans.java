package dev.inferenceinstances.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what a sign-in needs. */
final class AccessBeans {

    @Produces
    @Singleton
    CredentialCheck check(AccessSettings settings, CheckThreads threads) {
        KeyedDigest digests = new KeyedDigest();
        return new CredentialCheck(
                new RightCredentials(settings, digests),
                digests,
                new VerifiedCredentials(System::nanoTime),
                new SignInThrottle(System::nanoTime),
                threads);
    }
}
