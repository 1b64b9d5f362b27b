package dev.inferenceinstances.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.inferenceinstances.access.Caller;
import dev.inferenceinstances.instance.InstanceChanges;
import dev.inferenceinstances.instance.InstanceColumns;
import dev.inferenceinstances.instance.InstanceState;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Writes each change into the history, in the transaction of the change. */
@Singleton
class HistoryLog implements InstanceChanges {

    private final Caller caller;
    private final Clock clock;
    private final ObjectMapper mapper;

    HistoryLog(Caller caller, Clock clock, ObjectMapper mapper) {
        this.caller = caller;
        this.clock = clock;
        this.mapper = mapper;
    }

    @Override
    public void changed(Kind kind, InstanceColumns state, List<String> fields) {
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
