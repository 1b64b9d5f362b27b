package dev.inferenceinstances.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.instance.InstanceChanges;
import dev.inferenceinstances.instance.InstanceColumns;
import dev.inferenceinstances.instance.InstanceState;
import dev.inferenceinstances.schema.SchemaPart;
import dev.inferenceinstances.schema.SchemaParts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Writes each change into the history, in the transaction of the change, where there is one. */
@Singleton
class HistoryLog implements InstanceChanges {

    private final Caller caller;
    private final Clock clock;
    private final ObjectMapper mapper;
    private final SchemaParts schema;

    HistoryLog(Caller caller, Clock clock, ObjectMapper mapper, SchemaParts schema) {
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
}
