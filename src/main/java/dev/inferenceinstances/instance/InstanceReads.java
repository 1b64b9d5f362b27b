package dev.inferenceinstances.instance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;
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
        return Optional.ofNullable(session.get(InferenceInstance.class, id));
    }

    Optional<InferenceInstance> byName(String name) {
        return session.createSelectionQuery("from InferenceInstance where name = ?1", InferenceInstance.class)
                .setParameter(1, name)
                .uniqueResultOptional();
    }

    /** Newest first, which is by falling id: the ids are given in the order of creation, and are unique. */
    List<InferenceInstance> newest(InstanceQuery query) {
        return given(
                        query,
                        session.createSelectionQuery(
                                "from InferenceInstance where " + query.hql() + " order by id desc",
                                InferenceInstance.class))
                .setFirstResult(query.skip())
                .setMaxResults(query.limit())
                .getResultList();
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
