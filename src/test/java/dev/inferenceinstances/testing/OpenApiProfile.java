package dev.inferenceinstances.testing;

/** As {@link DrillProfile}, in a service that no other test has registered instances in. */
public final class OpenApiProfile {

    private OpenApiProfile() {}

    public static final class Sqlite extends DrillProfile {
        public Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    public static final class Postgresql extends DrillProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }
}
