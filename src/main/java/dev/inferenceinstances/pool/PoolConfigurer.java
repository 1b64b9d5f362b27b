package dev.inferenceinstances.pool;

import dev.inferenceinstances.database.DatabaseKind;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkus.agroal.runtime.AgroalConnectionConfigurer;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gives the pool its test of connections, its choice among those that are idle, and its driver. For the test Quarkus has keys for a query and
 * for an interval alone, for the rest none that is heeded at run time, and it asks the driver's configurer last.
 */
@Decorator
@Priority(1)
class PoolConfigurer implements AgroalConnectionConfigurer {

    private final AgroalConnectionConfigurer delegate;
    private final PrePing prePing;
    private final IdleConnections idle;
    private final boolean queryGiven;

    /** @param query what the user has the pool ask instead, which stays */
    PoolConfigurer(
            @Delegate @Any AgroalConnectionConfigurer delegate,
            PrePing prePing,
            IdleConnections idle,
            @ConfigProperty(name = "quarkus.datasource.jdbc.validation-query-sql") Optional<String> query) {
        this.delegate = delegate;
        this.prePing = prePing;
        this.idle = idle;
        this.queryGiven = query.isPresent();
    }

    @Override
    public void disableSslSupport(
            String kind, AgroalDataSourceConfigurationSupplier dataSource, Map<String, String> properties) {
        delegate.disableSslSupport(kind, dataSource, properties);
    }

    @Override
    public void setExceptionSorter(String kind, AgroalDataSourceConfigurationSupplier dataSource) {
        delegate.setExceptionSorter(kind, dataSource);
        dataSource.connectionPoolConfiguration().connectionCache(idle);
        DatabaseKind.ofLabel(kind)
                .poolDriver()
                .ifPresent(driver -> dataSource
                        .connectionPoolConfiguration()
                        .connectionFactoryConfiguration()
                        .connectionProviderClass(driver));
        if (!queryGiven) {
            dataSource.connectionPoolConfiguration().connectionValidator(prePing);
        }
    }
}
