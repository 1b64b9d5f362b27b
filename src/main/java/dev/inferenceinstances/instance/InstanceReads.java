package dev.inferenceinstances.instance;

import dev.inferenceinstances.attempt.RefusedValue;
import dev.inferenceinstances.listing.Statements;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static final String WHERE = "select " + ListedInstance.COLUMNS + " from InferenceInstance where ";
    private static final String BY_ID = WHERE + "id = ?1";
    private static final String BY_NAME = WHERE + "name = ?1";
    private static final String ORDER_BY = " order by ";

    private final StatelessSession session;
    private final Statements statements;

    InstanceReads(StatelessSession session, Statements statements) {
        this.session = session;
        this.statements = statements;
    }

    void expect(@ObservesAsync HttpServerStart event) {
        String list = WHERE + InstanceQuery.ALL + ORDER_BY + InstanceSort.NEWEST.hql();
        statements.expect(List.of(list, BY_ID), Object[].class);
    }

    Optional<InstanceColumns> byId(long id) {
        return row(BY_ID, id).findFirst();
    }

    /** The one whose name is this, letter by letter: an old table's collation may take other names for the same. */
    Optional<InstanceColumns> byName(String name) {
        try {
            return row(BY_NAME, name).filter(row -> row.name.equals(name)).findFirst();
        } catch (RuntimeException e) {
            if (RefusedValue.sentence(e).isEmpty()) {
                throw e;
            }
            // what the column cannot hold is nobody's name
            return Optional.empty();
        }
    }

    private Stream<InstanceColumns> row(String hql, Object parameter) {
        return selection(hql).setParameter(1, parameter).getResultList().stream()
                .map(ListedInstance::of);
    }

    /** One statement each as well, but for a page behind a cursor, which needs up to three. */
    List<InstanceColumns> page(InstanceQuery query) {
        if (query.after() == null) {
            return rows(query, "", Map.of(), query.limit());
        }
        List<InstanceColumns> page = new ArrayList<>();
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
        return cursor.by(statements
                .select(session, stored, String.class)
                .setParameter(1, row.instanceId())
                .getSingleResultOrNull());
    }

    private boolean sortsTimesAsText() {
        return dialect() instanceof SQLiteDialect;
    }

    private Dialect dialect() {
        return session.unwrap(SharedSessionContractImplementor.class).getDialect();
    }

    private List<InstanceColumns> rows(InstanceQuery query, String also, Map<String, Object> parameters, int most) {
        String hql = WHERE + query.hql() + also + ORDER_BY + query.sort().hql();
        SelectionQuery<Object[]> selection = given(query, selection(hql));
        parameters.forEach(selection::setParameter);
        return selection.setFirstResult(query.skip()).setMaxResults(most).getResultList().stream()
                .map(ListedInstance::of)
                .toList();
    }

    private SelectionQuery<Object[]> selection(String hql) {
        return statements.select(session, hql, Object[].class);
    }

    long count(InstanceQuery query) {
        return given(
                        query,
                        statements.select(
                                session, "select count(*) from InferenceInstance where " + query.hql(), Long.class))
                .getSingleResult();
    }

    private static <T> SelectionQuery<T> given(InstanceQuery query, SelectionQuery<T> selection) {
        query.parameters().forEach(selection::setParameter);
        return selection;
    }
}
