package dev.inferenceinstances.access;

import java.util.Objects;
import java.util.function.Predicate;

/** Compares with what is configured. A wrong user name takes as long as a wrong password. */
final class RightCredentials implements Predicate<Credentials> {

    private final AccessSettings settings;
    private final KeyedDigest digests;

    RightCredentials(AccessSettings settings, KeyedDigest digests) {
        this.settings = settings;
        this.digests = digests;
    }

    @Override
    public boolean test(Credentials credentials) {
        boolean username = digests.same(credentials.username(), Objects.requireNonNull(settings.username()));
        boolean password = password(credentials.password());
        return username && password;
    }

    private boolean password(String password) {
        return settings.passwordHash() == null
                ? digests.same(password, Objects.requireNonNull(settings.password()))
                : settings.passwordHash().matches(password);
    }
}
