package dev.inferenceinstances.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.instance.InferenceInstance;
import dev.inferenceinstances.instance.InstanceChanges;
import dev.inferenceinstances.instance.InstanceColumns;
import dev.inferenceinstances.instance.InstanceState;
import dev.inferenceinstances.schema.SchemaPart;
import dev.inferenceinstances.schema.SchemaParts;
import jakarta.inject.Singleton;
import jakarta.persistence.metamodel.Attribute;
import java.time.Clock;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/** Writes each change into the history, in the transaction of the change, where there is one. */
@Singleton
class HistoryLog implements InstanceChanges {

    /** At most so many values stand in one statement. */
    private static final int AT_ONCE = 1000;

    private final Session session;
    private final Caller caller;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final SchemaParts schema;

    HistoryLog(Session session, Caller caller, Clock clock, ObjectMapper mapper, SchemaParts schema) {
        this.session = session;
        this.caller = caller;
        this.clock = clock;
        this.mapper = mapper;
        this.schema = schema;
    }

    @Override
    public void changed(Kind kind, InstanceColumns state, List<String> fields) {
        if (!schema.has(SchemaPart.HISTORY)) {
            return;
        }
        HistoryEntry entry = new HistoryEntry();
        InstanceState.copy(state, entry);
        entry.originalId = state.instanceId();
        entry.operationType = kind.word();
        entry.operationTimestamp = clock.instant();
        ArrayNode names = mapper.createArrayNode();
        fields.forEach(names::add);
        entry.changedFields = names.toString();
        entry.changedBy = caller.name();
        entry.requestId = caller.requestId();
        entry.persist();
    }

    /** By the database itself, which has the rows: they need not come back only to be sent again. */
    @Override
    public void created(List<Long> ids) {
        if (!schema.has(SchemaPart.HISTORY)) {
            return;
        }
        if (session.unwrap(SharedSessionContractImplementor.class).getDialect() instanceof PostgreSQLDialect) {
            // from a column without a time zone to one with it, PostgreSQL takes a moment for one of the session's zone
            session.createNativeMutationQuery("SET LOCAL TIME ZONE 'UTC'").executeUpdate();
        }
        String statement = copyingCreated();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            session.createMutationQuery(statement)
                    .setParameter("ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                    .setParameter("by", caller.name(), String.class)
                    .setParameter("request", caller.requestId(), String.class)
                    .executeUpdate();
        }
    }

    private String copyingCreated() {
        List<String> state = session.getMetamodel().entity(InferenceInstance.class).getAttributes().stream()
                .map(Attribute::getName)
                .filter(name -> !name.equals("id"))
                .sorted()
                .toList();
        return """
                insert into HistoryEntry (originalId, operationType, operationTimestamp, changedFields, changedBy, requestId, %s)
                select id, '%s', createdAt, '[]', cast(:by as String), cast(:request as String), %s
                from InferenceInstance where id in (:ids) order by id""".formatted(String.join(", ", state), Kind.CREATE.word(), String.join(", ", state));
    }
}
