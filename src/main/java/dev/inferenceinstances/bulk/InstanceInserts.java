package dev.inferenceinstances.bulk;

import dev.inferenceinstances.instance.InferenceInstance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.metamodel.mapping.internal.BasicAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.descriptor.ValueBinder;

/**
 * Inserts many rows in batches, which Hibernate does not where the database gives a row its id. Columns and how a value is bound are those of
 * its mapping.
 */
@Singleton
class InstanceInserts {

    /** Each database takes so many values in one statement. */
    private static final int AT_ONCE = 1000;

    private final Session session;

    InstanceInserts(Session session) {
        this.session = session;
    }

    /**
     * Within a transaction.
     *
     * @param rows of which no two have the same name
     * @return their ids, in the same order
     */
    List<Long> insert(List<InferenceInstance> rows) {
        SessionImplementor hibernate = session.unwrap(SessionImplementor.class);
        EntityPersister entity =
                hibernate.getFactory().getMappingMetamodel().getEntityDescriptor(InferenceInstance.class);
        List<BasicAttributeMapping> columns = new ArrayList<>();
        entity.forEachAttributeMapping(attribute -> columns.add((BasicAttributeMapping) attribute));
        String statement = "insert into %s (%s) values (%s)"
                .formatted(
                        entity.getIdentifierTableName(),
                        columns.stream()
                                .map(BasicAttributeMapping::getSelectionExpression)
                                .collect(Collectors.joining(",")),
                        columns.stream().map(column -> "?").collect(Collectors.joining(",")));
        session.doWork(connection -> insert(connection, statement, columns, rows, hibernate));
        return ids(rows);
    }

    /** Which of these names an instance has, letter by letter. */
    Set<String> taken(Iterable<InferenceInstance> rows) {
        List<InferenceInstance> all = new ArrayList<>();
        rows.forEach(all::add);
        return new HashSet<>(byName(all).keySet());
    }

    private static void insert(
            Connection connection,
            String text,
            List<BasicAttributeMapping> columns,
            List<InferenceInstance> rows,
            SessionImplementor hibernate)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            int waiting = 0;
            for (InferenceInstance row : rows) {
                bind(statement, columns, row, hibernate);
                statement.addBatch();
                if (++waiting == AT_ONCE) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            statement.executeBatch();
        }
    }

    private static void bind(
            PreparedStatement statement,
            List<BasicAttributeMapping> columns,
            InferenceInstance row,
            SessionImplementor hibernate)
            throws SQLException {
        int index = 1;
        for (BasicAttributeMapping column : columns) {
            binder(column).bind(statement, column.getValue(row), index++, hibernate);
        }
    }

    @SuppressWarnings("unchecked") // the mapping binds what it reads
    private static ValueBinder<Object> binder(BasicAttributeMapping column) {
        return column.getJdbcMapping().getJdbcValueBinder();
    }

    private List<Long> ids(List<InferenceInstance> rows) {
        Map<String, Long> ids = byName(rows);
        return rows.stream().map(row -> ids.get(row.name)).toList();
    }

    private Map<String, Long> byName(List<InferenceInstance> rows) {
        Map<String, Long> ids = new HashMap<>();
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            List<String> names = rows.subList(from, Math.min(from + AT_ONCE, rows.size())).stream()
                    .map(row -> row.name)
                    .toList();
            session.createSelectionQuery(
                            "select name, id from InferenceInstance where name in (:names)", Object[].class)
                    .setParameter("names", names)
                    .getResultList()
                    .forEach(found -> ids.put((String) found[0], (Long) found[1]));
        }
        return ids;
    }
}
