package dev.inferenceinstances.history;

import dev.inferenceinstances.schema.SchemaPart;
import dev.inferenceinstances.schema.SchemaParts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Reads the history, each time by one statement; a 501 where there is none. */
@ApplicationScoped
class HistoryReads {

    private final StatelessSession session;
    private final SchemaParts schema;

    HistoryReads(StatelessSession session, SchemaParts schema) {
        this.session = session;
        this.schema = schema;
    }

    Optional<HistoryEntry> byId(long historyId) {
        schema.require(SchemaPart.HISTORY);
        return Optional.ofNullable(session.get(HistoryEntry.class, historyId));
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
        SelectionQuery<T> selection =
                session.createSelectionQuery(select + "from HistoryEntry where " + query.hql() + order, type);
        query.parameters().forEach(selection::setParameter);
        return selection;
    }
}
