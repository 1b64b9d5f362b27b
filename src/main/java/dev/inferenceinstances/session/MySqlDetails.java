package dev.inferenceinstances.session;

import static dev.inferenceinstances.session.Readable.Outcome.ABSENT;
import static dev.inferenceinstances.session.Readable.Outcome.READ;
import static dev.inferenceinstances.session.Readable.Outcome.REFUSED;

import dev.inferenceinstances.session.Readable.Outcome;
import dev.inferenceinstances.wording.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the process list does not tell, from tables that a server may lack and a user may not be allowed to read. */
final class MySqlDetails {

    static final Phrase NO_TRANSACTIONS = Phrase.of("sessions.transactions_hidden");
    static final Phrase NO_LOCKS = Phrase.of("sessions.locks_hidden");
    static final Phrase NO_LOCKS_RECORDED = Phrase.of("sessions.locks_not_recorded");
    static final Phrase NO_TABLE_LOCKS_RECORDED = Phrase.of("sessions.table_locks_not_recorded");

    /** The tables of performance_schema are there, and empty, where it is off. */
    private static final String RECORDED = "SELECT @@performance_schema";

    /** Each account may read the attributes of its own sessions. */
    private static final Readable PROGRAMS = new Readable(
            "SELECT processlist_id, attr_value FROM performance_schema.session_connect_attrs WHERE attr_name = 'program_name'",
            "SELECT processlist_id, attr_value FROM performance_schema.session_account_connect_attrs WHERE attr_name = 'program_name'");

    private static final Readable TRANSACTIONS =
            new Readable("SELECT trx_mysql_thread_id, trx_state = 'LOCK WAIT' FROM information_schema.innodb_trx");

    /** MariaDB, which needs no performance_schema for it. */
    private static final Readable ROW_LOCKS = new Readable("""
            SELECT w.trx_mysql_thread_id, b.trx_mysql_thread_id FROM information_schema.innodb_lock_waits l
            JOIN information_schema.innodb_trx w ON w.trx_id = l.requesting_trx_id
            JOIN information_schema.innodb_trx b ON b.trx_id = l.blocking_trx_id""");

    /** MySQL 8. */
    private static final Readable RECORDED_ROW_LOCKS = new Readable("""
            SELECT w.processlist_id, b.processlist_id FROM performance_schema.data_lock_waits l
            JOIN performance_schema.threads w ON w.thread_id = l.requesting_thread_id
            JOIN performance_schema.threads b ON b.thread_id = l.blocking_thread_id""");

    /** Who waits to read or write a table waits only for who wants it, or has it, for itself alone; all others for everybody. */
    private static final Readable OTHER_LOCKS = new Readable("""
            SELECT wt.processlist_id, bt.processlist_id FROM performance_schema.metadata_locks w
            JOIN performance_schema.metadata_locks b ON b.object_type = w.object_type
                AND b.object_schema <=> w.object_schema AND b.object_name <=> w.object_name
                AND b.owner_thread_id <> w.owner_thread_id
                AND (b.lock_status = 'GRANTED' AND (w.lock_type NOT IN ('SHARED_READ', 'SHARED_WRITE')
                         OR b.lock_type IN ('EXCLUSIVE', 'SHARED_NO_READ_WRITE', 'SHARED_NO_WRITE'))
                     OR b.lock_status = 'PENDING' AND b.lock_type = 'EXCLUSIVE' AND w.lock_type <> 'EXCLUSIVE')
            JOIN performance_schema.threads wt ON wt.thread_id = w.owner_thread_id
            JOIN performance_schema.threads bt ON bt.thread_id = b.owner_thread_id
            WHERE w.lock_status = 'PENDING'""");

    /** The names of the programs by session. */
    Map<Long, String> programs(BoundedStatement statement) throws SQLException {
        Map<Long, String> programs = new HashMap<>();
        PROGRAMS.read(statement, row -> programs.put(row.getLong(1), row.getString(2)));
        return programs;
    }

    /** Sessions that are in a transaction, as far as is known, and whether each waits for the lock of a row. */
    Map<Long, Boolean> transactions(BoundedStatement statement, List<Phrase> unknown) throws SQLException {
        Map<Long, Boolean> transactions = new HashMap<>();
        Readable.Row one = row -> transactions.merge(row.getLong(1), row.getBoolean(2), Boolean::logicalOr);
        if (TRANSACTIONS.read(statement, one) != READ) {
            unknown.add(NO_TRANSACTIONS);
        }
        return transactions;
    }

    /** Who is blocked by whom; null where neither kind of lock may be read. */
    @Nullable
    Map<Long, Set<Long>> blockers(BoundedStatement statement, List<Phrase> unknown) throws SQLException {
        Map<Long, Set<Long>> blockers = new HashMap<>();
        Readable.Row pair = row -> blockers.computeIfAbsent(row.getLong(1), waiting -> new TreeSet<>())
                .add(row.getLong(2));
        boolean recorded = recorded(statement);
        Outcome rows = ROW_LOCKS.read(statement, pair);
        if (rows == ABSENT && recorded) {
            rows = RECORDED_ROW_LOCKS.read(statement, pair);
        }
        Outcome others = recorded ? OTHER_LOCKS.read(statement, pair) : ABSENT;
        if (rows == REFUSED || recorded && (rows != READ || others != READ)) {
            unknown.add(NO_LOCKS);
        }
        if (!recorded) {
            unknown.add(rows == ABSENT ? NO_LOCKS_RECORDED : NO_TABLE_LOCKS_RECORDED);
        }
        return rows == READ || others == READ ? blockers : null;
    }

    private static boolean recorded(BoundedStatement statement) throws SQLException {
        try (ResultSet setting = statement.query(RECORDED)) {
            return setting.next() && setting.getBoolean(1);
        }
    }
}
