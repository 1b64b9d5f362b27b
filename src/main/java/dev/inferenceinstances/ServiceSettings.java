package dev.inferenceinstances;

import dev.inferenceinstances.access.AccessSettings;
import dev.inferenceinstances.database.AccessMode;
import dev.inferenceinstances.database.DatabaseKind;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.PoolerSettings;
import dev.inferenceinstances.database.UnknownWords;
import dev.inferenceinstances.fleet.FleetSettings;
import dev.inferenceinstances.lease.LeaseSettings;
import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.setting.DotEnv;
import dev.inferenceinstances.setting.InvalidSettingException;
import dev.inferenceinstances.setting.MisspeltKeys;
import dev.inferenceinstances.setting.ProxySettings;
import dev.inferenceinstances.setting.ServerSettings;
import dev.inferenceinstances.setting.Settings;
import dev.inferenceinstances.setting.ShutdownSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that a user can set, read and checked as a whole.
 *
 * @param remarks what an operator should know of how the settings were understood, a sentence each
 * @param shown each key with its value, secrets without theirs
 */
record ServiceSettings(
        ServerSettings server,
        ProxySettings proxy,
        ShutdownSettings shutdown,
        AccessSettings access,
        DatabaseSettings database,
        AccessMode accessMode,
        PoolerSettings pooler,
        PoolSettings pool,
        LeaseSettings lease,
        FleetSettings fleet,
        List<String> remarks,
        Map<String, String> shown) {

    /**
     * @param values gives the raw value of a key, or null where it is not set
     * @param names every name that is set, to find misspelt ones among them and among those of {@code .env}
     * @throws InvalidSettingException for the first setting that cannot be used
     */
    static ServiceSettings read(UnaryOperator<String> values, Iterable<String> names) {
        return read(new Settings(values), names);
    }

    /** @param settings knows afterwards every key that there is */
    static ServiceSettings read(Settings settings, Iterable<String> names) {
        ServerSettings server = ServerSettings.read(settings);
        ProxySettings proxy = ProxySettings.read(settings);
        ShutdownSettings shutdown = ShutdownSettings.read(settings);
        AccessSettings access = AccessSettings.read(settings);
        DatabaseSettings database = DatabaseSettings.read(settings);
        UnknownWords.remarks(database.url()).forEach(settings::remark);
        AccessMode mode = AccessMode.read(settings);
        PoolerSettings pooler = PoolerSettings.read(settings);
        PoolSettings pool = PoolSettings.read(
                settings,
                database.url().kind() == DatabaseKind.SQLITE,
                database.url().inMemory());
        LeaseSettings lease = LeaseSettings.read(settings, pool.timeout());
        FleetSettings fleet = FleetSettings.read(settings);
        DotEnv file = DotEnv.read();
        Set<String> all = new TreeSet<>(file.values().keySet());
        names.forEach(all::add);
        MisspeltKeys.refuse(all, settings.keys());
        MisspeltKeys.doubted(all, settings.keys()).forEach(settings::remark);
        file.remarks(settings.keys()).forEach(settings::remark);
        return new ServiceSettings(
                server,
                proxy,
                shutdown,
                access,
                database,
                mode,
                pooler,
                pool,
                lease,
                fleet,
                settings.remarks(),
                settings.understood());
    }

    /** The Quarkus keys that follow from these settings, with dollar signs escaped since Quarkus expands them. */
    Map<String, String> toQuarkus() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.putAll(server.toQuarkus());
        keys.putAll(proxy.toQuarkus());
        keys.putAll(database.toQuarkus());
        keys.putAll(pool.toQuarkus());
        keys.replaceAll((key, value) -> value.replace("$", "\\$"));
        return keys;
    }
}
