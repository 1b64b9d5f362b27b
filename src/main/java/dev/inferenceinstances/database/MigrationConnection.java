package dev.inferenceinstances.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets the migration open connections of its own. It needs two at once, which a pool of one could never lend, and what it borrows
 * would count as traffic. What an earlier build migrated is not held against this one: nobody but the builds changes the scripts, and a
 * service that does not start over one that was worded anew helps nobody.
 */
@Singleton
class MigrationConnection implements FlywayConfigurationCustomizer {

    /** Far more than an index of a large table takes; but a server that vanished under a statement never answers. */
    static final int LONGEST_STATEMENT_MILLIS = 3_600_000;

    private final DatabaseSettings settings;

    MigrationConnection(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        DatabaseUrl url = settings.url();
        switch (url.kind()) {
            case POSTGRESQL -> configuration.driver(MigrationDriver.class.getName());
            case MYSQL -> configuration.driver(MySqlMigrationDriver.class.getName());
            case SQLITE -> {}
        }
        configuration
                .validateOnMigrate(false)
                .jdbcProperties(settings.migrationProperties())
                .dataSource(
                        url.jdbcUrl(), url.user().orElse(null), url.password().orElse(null));
    }
}
