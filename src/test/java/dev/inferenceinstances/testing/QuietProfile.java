package dev.inferenceinstances.testing;

/** As {@link DatabaseProfile}, in a service that no other test has put to work. */
public abstract class QuietProfile extends DatabaseProfile {

    QuietProfile(TestDatabase database) {
        super(database);
    }

    public static final class Sqlite extends QuietProfile {
        public Sqlite() {
            super(TestDatabase.SQLITE);
        }
    }

    public static final class Postgresql extends QuietProfile {
        public Postgresql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    public static final class MariaDb extends QuietProfile {
        public MariaDb() {
            super(TestDatabase.MARIADB);
        }
    }

    public static final class MySql extends QuietProfile {
        public MySql() {
            super(TestDatabase.MYSQL);
        }
    }
}
