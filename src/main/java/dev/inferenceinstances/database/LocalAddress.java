package dev.inferenceinstances.database;

import io.quarkus.logging.Log;
import java.lang.reflect.Field;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;
import org.postgresql.jdbc.PgConnection;

/** From where a connection of PostgreSQL's driver goes out, by which a pooler knows it. The driver itself has no method that tells it. */
final class LocalAddress {

    private static final String STREAM = "pgStream";

    private LocalAddress() {}

    /** Null where the driver keeps it elsewhere, or the connection is closed. */
    static @Nullable InetSocketAddress of(PgConnection connection) {
        try {
            Field field = QueryExecutorBase.class.getDeclaredField(STREAM);
            field.setAccessible(true);
            Socket socket = ((PGStream) field.get(connection.getQueryExecutor())).getSocket();
            return socket.getLocalSocketAddress() instanceof InetSocketAddress address ? address : null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            Log.debugf(e, "The address of a connection is not known");
            return null;
        }
    }
}
