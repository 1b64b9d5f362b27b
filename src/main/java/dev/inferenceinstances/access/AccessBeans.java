package dev.inferenceinstances.access;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Puts together what a sign-in needs. */
final class AccessBeans {

    @Produces
    @Singleton
    CredentialChecks checks(AccessSettings settings, CheckThreads threads) {
        KeyedDigest digests = new KeyedDigest();
        RightCredentials right = new RightCredentials(settings, digests);
        VerifiedCredentials verified = new VerifiedCredentials(System::nanoTime);
        SignInThrottle needed = new SignInThrottle("Nobody can sign in", System::nanoTime);
        SignInThrottle optional = new SignInThrottle("Nobody is shown more than everybody is", System::nanoTime);
        return new CredentialChecks(
                new CredentialCheck(right, digests, verified, needed, threads),
                new CredentialCheck(right, digests, verified, optional, threads));
    }
}
