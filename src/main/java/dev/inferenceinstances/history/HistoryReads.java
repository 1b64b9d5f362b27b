package dev.inferenceinstances.history;

import dev.inferenceinstances.instance.TimestampText;
import dev.inferenceinstances.schema.SchemaPart;
import dev.inferenceinstances.schema.SchemaParts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;

/** Reads the history, each time by one statement; a 501 where there is none. */
@ApplicationScoped
class HistoryReads {

    private static final String TIME = "operationTimestamp";
    /** SQLite compares times as the text they are, of which other programs write several forms; one that ends in an offset is not UTC's. */
    private static final String TEXT = "sql('case when ? glob ''*Z'' or substr(?, -6, 1) in (''+'', ''-'')"
            + " then strftime(''%%Y-%%m-%%d %%H:%%M:%%f'', ?) else replace(?, ''T'', '' '') end', %1$s, %1$s, %1$s, %1$s)"
                    .formatted(TIME);

    private final StatelessSession session;
    private final SchemaParts schema;

    HistoryReads(StatelessSession session, SchemaParts schema) {
        this.session = session;
        this.schema = schema;
    }

    Optional<HistoryEntry> byId(long historyId) {
        schema.require(SchemaPart.HISTORY);
        // by a query, which gives its connection back once it is answered
        return session.createSelectionQuery("from HistoryEntry where historyId = ?1", HistoryEntry.class)
                .setParameter(1, historyId)
                .uniqueResultOptional();
    }

    /** The newest first, which is by falling number. */
    List<HistoryEntry> newest(HistoryQuery query) {
        return given(query, "", HistoryEntry.class, " order by historyId desc")
                .setFirstResult(query.offset())
                .setMaxResults(query.limit())
                .getResultList();
    }

    long count(HistoryQuery query) {
        return given(query, "select count(*) ", Long.class, "").getSingleResult();
    }

    private <T> SelectionQuery<T> given(HistoryQuery query, String select, Class<T> type, String order) {
        schema.require(SchemaPart.HISTORY);
        StringBuilder hql = new StringBuilder(select + "from HistoryEntry where " + query.hql());
        Map<String, Object> parameters = new HashMap<>(query.parameters());
        boolean asText = session.unwrap(SharedSessionContractImplementor.class).getDialect() instanceof SQLiteDialect;
        for (HistoryQuery.Bound bound : query.bounds()) {
            String name = bound.last() ? "end" : "start";
            hql.append(" and ")
                    .append(asText ? TEXT : TIME)
                    .append(bound.last() ? " <= :" : " >= :")
                    .append(name);
            parameters.put(name, asText ? text(bound) : bound.moment());
        }
        SelectionQuery<T> selection = session.createSelectionQuery(hql + order, type);
        parameters.forEach(selection::setParameter);
        return selection;
    }

    private static String text(HistoryQuery.Bound bound) {
        return bound.last() ? TimestampText.write(bound.moment()) : TimestampText.leastForm(bound.moment());
    }
}
