package dev.inferenceinstances.testing;

/** A service that nobody has used before, as the pages for users begin with. */
public final class GuideProfile {

    private GuideProfile() {}

    /** Nothing is set, and nobody can sign in. */
    public static final class Sqlite extends DatabaseProfile {
        public Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    /** With credentials and drills. */
    public static final class Postgresql extends DrillProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }
}
