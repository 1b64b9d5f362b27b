package dev.inferenceinstances.database;

import dev.inferenceinstances.setting.Settings;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The service's migrations, for a test to run as far as it wants. */
final class Migrations {

    private Migrations() {}

    /** @param version the last one that is applied */
    static Flyway of(String kind, String url, String version) {
        FluentConfiguration configuration = new FluentConfiguration()
                .locations("db/" + kind)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .target(version);
        new MigrationConnection(DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, url)::get)))
                .customize(configuration);
        return new Flyway(configuration);
    }
}
