package dev.inferenceinstances.testing;

/** As {@link DrillProfile} on PostgreSQL, in a service whose troubles are only those that the page is to show. */
public final class PageProfile extends DrillProfile {

    public PageProfile() {
        super(TestDatabase.POSTGRESQL);
    }
}
