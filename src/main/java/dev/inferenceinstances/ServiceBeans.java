package dev.inferenceinstances;

import dev.inferenceinstances.access.AccessSettings;
import dev.inferenceinstances.database.AccessMode;
import dev.inferenceinstances.database.DatabaseSettings;
import dev.inferenceinstances.database.PoolerSettings;
import dev.inferenceinstances.fleet.FleetSettings;
import dev.inferenceinstances.lease.LeaseSettings;
import dev.inferenceinstances.pool.PoolPolicy;
import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.WaitingLimits;
import dev.inferenceinstances.setting.ProxySettings;
import dev.inferenceinstances.setting.SettingSource;
import dev.inferenceinstances.setting.ShutdownSettings;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

/** Makes the settings, and what follows from them alone, available for injection. */
final class ServiceBeans {

    @Produces
    @Singleton
    ServiceSettings settings(SmallRyeConfig config) {
        return ServiceSettings.read(SettingSource.of(config::getConfigValue), config.getPropertyNames());
    }

    @Produces
    @Singleton
    ProxySettings proxy(ServiceSettings settings) {
        return settings.proxy();
    }

    @Produces
    @Singleton
    ShutdownSettings shutdown(ServiceSettings settings) {
        return settings.shutdown();
    }

    @Produces
    @Singleton
    AccessSettings access(ServiceSettings settings) {
        return settings.access();
    }

    @Produces
    @Singleton
    PoolSettings pool(ServiceSettings settings) {
        return settings.pool();
    }

    @Produces
    @Singleton
    WaitingLimits waiting(ServiceSettings settings) {
        return settings.pool().waiting();
    }

    @Produces
    @Singleton
    LeaseSettings lease(ServiceSettings settings) {
        return settings.lease();
    }

    @Produces
    @Singleton
    FleetSettings fleet(ServiceSettings settings) {
        return settings.fleet();
    }

    @Produces
    @Singleton
    DatabaseSettings database(ServiceSettings settings) {
        return settings.database();
    }

    @Produces
    @Singleton
    AccessMode accessMode(ServiceSettings settings) {
        return settings.accessMode();
    }

    @Produces
    @Singleton
    PoolerSettings pooler(ServiceSettings settings) {
        return settings.pooler();
    }

    @Produces
    @Singleton
    PoolPolicy policy(PoolSettings settings) {
        return new PoolPolicy(settings.warningPercent(), settings.criticalPercent());
    }

    /** To the millisecond, which every database keeps, so that what is answered is what is stored. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
