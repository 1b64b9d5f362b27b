package dev.inferenceinstances.access;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Who sent the current request. Can be asked on every thread of the request, the event loop included. */
@Singleton
public class Caller {

    private static final String ANONYMOUS = "anonymous";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** Whether the request carries the right credentials. Never true where none are configured. */
    public boolean signedIn() {
        return !identity.isAnonymous();
    }

    /** The user's name; {@code anonymous} for a caller who has not signed in. */
    public String name() {
        return signedIn() ? identity.getPrincipal().getName() : ANONYMOUS;
    }
}
