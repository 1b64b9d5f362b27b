package dev.inferenceinstances.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Reads the history, each time by one statement. */
@ApplicationScoped
class HistoryReads {

    private final StatelessSession session;

    HistoryReads(StatelessSession session) {
        this.session = session;
    }

    Optional<HistoryEntry> byId(long historyId) {
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
        SelectionQuery<T> selection =
                session.createSelectionQuery(select + "from HistoryEntry where " + query.hql() + order, type);
        query.parameters().forEach(selection::setParameter);
        return selection;
    }
}
