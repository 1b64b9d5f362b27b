package dev.inferenceinstances.database;

import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.Settings;
import io.vertx.pgclient.PgConnectOptions;
import java.util.Map;
import java.util.Optional;

/**
 * The connection pooler that stands between this service and PostgreSQL.
 *
 * @param console how PgBouncer's console is connected to; empty where it is not to be asked: {@code POOLER_ADMIN_URL}
 */
public record PoolerSettings(Optional<PgConnectOptions> console) {

    public static final String KEY = "POOLER_ADMIN_URL";

    /** The one database that is not lent but answers itself. */
    private static final String CONSOLE = "pgbouncer";

    public static PoolerSettings read(Settings settings) {
        return new PoolerSettings(settings.secret(KEY, PoolerSettings::parse));
    }

    private static PgConnectOptions parse(String url) {
        PgConnectOptions options;
        try {
            options = PgConnectOptions.fromUri(url);
        } catch (IllegalArgumentException notOne) {
            throw malformed();
        }
        if (!CONSOLE.equals(options.getDatabase())) {
            throw malformed();
        }
        // without those that the client sends by itself, and the console refuses
        return options.setProperties(Map.of("application_name", DatabaseSettings.APPLICATION_NAME + "_console"));
    }

    private static InvalidSettingException malformed() {
        return new InvalidSettingException(
                "%s must look like postgresql://user:password@host:6432/%s, with a percent-encoded password."
                        .formatted(KEY, CONSOLE));
    }
}
