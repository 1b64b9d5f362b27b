package dev.inferenceinstances.instance;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.engine.spi.SessionImplementor;

/**
 * Reads a row that is to be changed, and keeps it from all others until the transaction is over. The statement is written out, since
 * Hibernate's own names the table's alias ({@code for update of}), which MySQL takes and MariaDB does not.
 *
 * <p>SQLite has one lock for all, which a transaction that has only read cannot take any more once another has written, nor wait for it. So
 * there it is taken by writing what is there.
 */
@Singleton
class RowLock {

    private static final String ROW = "select * from inference_instances where id = ?1";
    private static final String THERE = "select id from inference_instances where id = ?1";
    private static final String LOCKED = ROW + " for update";
    private static final String WRITTEN = "update inference_instances set id = id where id = ?1";

    private final Session session;

    RowLock(Session session) {
        this.session = session;
    }

    /** To be the first statement of its transaction, or to follow one that wrote. */
    Optional<InferenceInstance> row(long id) {
        boolean sqlite = isSqlite();
        if (sqlite) {
            session.createNativeMutationQuery(WRITTEN).setParameter(1, id).executeUpdate();
        }
        return session.createNativeQuery(sqlite ? ROW : LOCKED, InferenceInstance.class)
                .setParameter(1, id)
                .uniqueResultOptional();
    }

    /**
     * The same, without locking the place of a row that is not there: MySQL lets several do that at once, and then none of them can put a row
     * there before the others are done.
     */
    Optional<InferenceInstance> rowIfThere(long id) {
        boolean there = isSqlite()
                || session.createNativeQuery(THERE, Long.class)
                        .setParameter(1, id)
                        .uniqueResultOptional()
                        .isPresent();
        return there ? row(id) : Optional.empty();
    }

    private boolean isSqlite() {
        return session.unwrap(SessionImplementor.class).getDialect() instanceof SQLiteDialect;
    }

    /** Reads a row again that was written in this transaction. */
    void refresh(InstanceColumns row) {
        session.refresh(row);
    }

    /** What was done to a row that was read is not to be written. */
    void forget(InferenceInstance row) {
        session.detach(row);
    }
}
