package dev.inferenceinstances.instance;

import dev.inferenceinstances.attempt.RefusedValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.StatelessSession;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.SelectionQuery;

/**
 * Reads what is registered. One statement each, so there is no transaction around it, which would cost a round trip for its end, and
 * no persistence context, which would keep a copy of every row for changes that never come.
 */
@ApplicationScoped
class InstanceReads {

    private final StatelessSession session;

    InstanceReads(StatelessSession session) {
        this.session = session;
    }

    Optional<InferenceInstance> byId(long id) {
        try {
            return Optional.ofNullable(session.get(InferenceInstance.class, id));
        } finally {
            // a query gives its connection back by itself; this would keep it until the answer is written, and a second
            // attempt would be made on it, though it is dead
            session.unwrap(SharedSessionContractImplementor.class).afterOperation(true);
        }
    }

    /** The one whose name is this, letter by letter: an old table's collation may take other names for the same. */
    Optional<InferenceInstance> byName(String name) {
        try {
            return session
                    .createSelectionQuery("from InferenceInstance where name = ?1", InferenceInstance.class)
                    .setParameter(1, name)
                    .getResultList()
                    .stream()
                    .filter(row -> row.name.equals(name))
                    .findFirst();
        } catch (RuntimeException e) {
            if (RefusedValue.sentence(e).isEmpty()) {
                throw e;
            }
            // what the column cannot hold is nobody's name
            return Optional.empty();
        }
    }

    /** One statement each as well, but for a page behind a cursor, which needs up to three. */
    List<InferenceInstance> page(InstanceQuery query) {
        if (query.after() == null) {
            return rows(query, "", Map.of(), query.limit());
        }
        List<InferenceInstance> page = new ArrayList<>();
        InstanceCursor after =
                sortsTimesAsText() ? query.after() : query.after().byMoment();
        // MySQL makes no range of it; by an equality, PostgreSQL may walk the primary key in search of rows that are
        // alike
        boolean comparesRows = dialect() instanceof PostgreSQLDialect;
        for (InstanceCursor.Stretch stretch : after.stretches(comparesRows)) {
            int missing = query.limit() - page.size();
            if (missing > 0) {
                page.addAll(rows(query, " and " + stretch.hql(), stretch.parameters(), missing));
            }
        }
        return page;
    }

    /** The place behind a row that was read, which need not be there any more. */
    InstanceCursor behind(InstanceColumns row, InstanceSort sort) {
        InstanceCursor cursor = InstanceCursor.behind(row, sort);
        if (!sort.field().nullable() || !sortsTimesAsText()) {
            return cursor;
        }
        String stored = "select cast(%s as String) from InferenceInstance where id = ?1"
                .formatted(sort.field().attribute());
        return cursor.by(session.createSelectionQuery(stored, String.class)
                .setParameter(1, row.instanceId())
                .getSingleResultOrNull());
    }

    private boolean sortsTimesAsText() {
        return dialect() instanceof SQLiteDialect;
    }

    private Dialect dialect() {
        return session.unwrap(SharedSessionContractImplementor.class).getDialect();
    }

    private List<InferenceInstance> rows(InstanceQuery query, String also, Map<String, Object> parameters, int most) {
        String hql = "from InferenceInstance where " + query.hql() + also + " order by "
                + query.sort().hql();
        SelectionQuery<InferenceInstance> selection =
                given(query, session.createSelectionQuery(hql, InferenceInstance.class));
        parameters.forEach(selection::setParameter);
        return selection.setFirstResult(query.skip()).setMaxResults(most).getResultList();
    }

    long count(InstanceQuery query) {
        return given(
                        query,
                        session.createSelectionQuery(
                                "select count(*) from InferenceInstance where " + query.hql(), Long.class))
                .getSingleResult();
    }

    private static <T> SelectionQuery<T> given(InstanceQuery query, SelectionQuery<T> selection) {
        query.parameters().forEach(selection::setParameter);
        return selection;
    }
}
