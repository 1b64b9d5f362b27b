package dev.inferenceinstances.schema;

import dev.inferenceinstances.failure.DatabaseFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** A change of a table that on PostgreSQL its owner alone may make, within the transaction of a migration. */
@FunctionalInterface
public interface OwnersChange {

    void make() throws SQLException;

    /**
     * Makes the change, or leaves nothing of it where the account may not: it may still make all that later migrations make, and what the
     * table lacks is told once they are done.
     *
     * @param connection to PostgreSQL, within a transaction
     */
    static void makeOrLeave(Connection connection, OwnersChange change) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            change.make();
        } catch (SQLException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.NO_PERMISSION) {
                throw e;
            }
            connection.rollback(before);
        }
    }
}
