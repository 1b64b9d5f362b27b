package dev.inferenceinstances.pool;

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
 * Gives the pool its test of connections. Quarkus has keys for a query and for an interval alone, and asks the driver's configurer last.
 */
@Decorator
@Priority(1)
class PrePingConfigurer implements AgroalConnectionConfigurer {

    private final AgroalConnectionConfigurer delegate;
    private final PrePing prePing;
    private final boolean queryGiven;

    /** @param query what the user has the pool ask instead, which stays */
    PrePingConfigurer(
            @Delegate @Any AgroalConnectionConfigurer delegate,
            PrePing prePing,
            @ConfigProperty(name = "quarkus.datasource.jdbc.validation-query-sql") Optional<String> query) {
        this.delegate = delegate;
        this.prePing = prePing;
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
        if (!queryGiven) {
            dataSource.connectionPoolConfiguration().connectionValidator(prePing);
        }
    }
}
