package dev.inferenceinstances.lease;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.implementation.SuperMethodCall;

/** A driver without a database: its connections answer at once, and are in no transaction. */
public class StubDriver implements Driver {

    /** Compiled like a driver's own class, since the calls through a reflective proxy would be what is measured. */
    private static final Class<? extends Connection> CONNECTION = new ByteBuddy()
            .subclass(Object.class)
            .implement(Connection.class)
            .method(any())
            .intercept(StubMethod.INSTANCE)
            .method(named("unwrap"))
            .intercept(FixedValue.self())
            .method(named("isValid").or(named("getAutoCommit")))
            .intercept(FixedValue.value(true))
            .method(named("hashCode").or(named("equals")).or(named("toString")))
            .intercept(SuperMethodCall.INSTANCE)
            .make()
            .load(StubDriver.class.getClassLoader())
            .getLoaded()
            .asSubclass(Connection.class);

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        try {
            return CONNECTION.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new SQLException(e);
        }
    }

    @Override
    public boolean acceptsURL(String url) {
        return true;
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
