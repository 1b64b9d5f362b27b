package dev.inferenceinstances.session;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PostgreSQL's prepared transactions, as far as sessions wait for them. */
final class PreparedTransactions {

    /** What {@code pg_blocking_pids} gives for one. */
    static final long NO_SESSION = 0;

    /** The locks of one have no process, and share a virtual transaction, which that on its own number tells. */
    private static final String BLOCKING = """
            SELECT p.gid, (extract(epoch FROM clock_timestamp() - p.prepared) * 1000)::bigint AS held_ms,
                   array_agg(DISTINCT w.pid) AS blocks
            FROM pg_prepared_xacts p
            JOIN pg_locks own ON own.pid IS NULL AND own.transactionid = p.transaction
            JOIN pg_locks h ON h.pid IS NULL AND h.granted AND h.virtualtransaction = own.virtualtransaction
            JOIN pg_locks w ON NOT w.granted AND w.locktype = h.locktype
                AND w.database IS NOT DISTINCT FROM h.database AND w.relation IS NOT DISTINCT FROM h.relation
                AND w.page IS NOT DISTINCT FROM h.page AND w.tuple IS NOT DISTINCT FROM h.tuple
                AND w.transactionid IS NOT DISTINCT FROM h.transactionid AND w.classid IS NOT DISTINCT FROM h.classid
                AND w.objid IS NOT DISTINCT FROM h.objid AND w.objsubid IS NOT DISTINCT FROM h.objsubid
            GROUP BY p.gid, p.prepared
            ORDER BY p.prepared""";

    private PreparedTransactions() {}

    static List<PreparedTransaction> blocking(BoundedStatement statement) throws SQLException {
        List<PreparedTransaction> blocking = new ArrayList<>();
        try (ResultSet rows = statement.query(BLOCKING)) {
            while (rows.next()) {
                Array blocked = rows.getArray("blocks");
                blocking.add(new PreparedTransaction(
                        rows.getString("gid"),
                        rows.getLong("held_ms"),
                        Arrays.stream((Integer[]) blocked.getArray())
                                .map(Integer::longValue)
                                .toList()));
            }
        }
        return blocking;
    }
}
