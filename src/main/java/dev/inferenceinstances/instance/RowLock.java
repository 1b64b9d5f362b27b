package dev.inferenceinstances.instance;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Reads a row that is to be changed, and keeps it from all others until the transaction is over. The statement is written out, since
 * Hibernate's own names the table's alias ({@code for update of}), which MySQL takes and MariaDB does not. A transaction of SQLite keeps
 * the whole database from the others.
 */
@Singleton
class RowLock {

    private static final String ROW = "select * from inference_instances where id = ?1";
    private static final String LOCKED = ROW + " for update";

    private final Session session;

    RowLock(Session session) {
        this.session = session;
    }

    Optional<InferenceInstance> row(long id) {
        boolean sqlite = session.unwrap(SessionImplementor.class).getDialect() instanceof SQLiteDialect;
        return session.createNativeQuery(sqlite ? ROW : LOCKED, InferenceInstance.class)
                .setParameter(1, id)
                .uniqueResultOptional();
    }

    /** Reads a row again that was written in this transaction. */
    void refresh(InstanceColumns row) {
        session.refresh(row);
    }
}
