package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Carries what was sent over into a row. */
@ApplicationScoped
class InstanceChange {

    private final ObjectMapper mapper;

    InstanceChange(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** True where nothing that is known was sent. */
    static boolean empty(InstancePatch patch) {
        return patch.equals(NOTHING);
    }

    private static final InstancePatch NOTHING = new InstancePatch(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** Changes the fields that were sent, and leaves the others. */
    void apply(InstancePatch patch, InferenceInstance row) {
        set(patch.name(), value -> row.name = value);
        set(patch.modelName(), value -> row.modelName = value);
        set(patch.modelVersion(), value -> row.modelVersion = value);
        set(patch.clusterName(), value -> row.clusterName = value);
        set(patch.imageTag(), value -> row.imageTag = value);
        set(patch.pipelineMode(), value -> row.pipelineMode = value);
        set(patch.quantMode(), value -> row.quantMode = value);
        set(patch.distillMode(), value -> row.distillMode = value);
        set(patch.m405Mode(), value -> row.m405Mode = value);
        set(patch.fps(), value -> row.fps = value);
        set(patch.checkpointPath(), value -> row.checkpointPath = value);
        set(patch.nonce(), value -> row.nonce = value);
        set(patch.pp(), value -> row.pp = value);
        set(patch.cp(), value -> row.cp = value);
        set(patch.tp(), value -> row.tp = value);
        set(patch.nWorkers(), value -> row.nWorkers = value);
        set(patch.replicas(), value -> row.replicas = value);
        set(
                patch.priorities(),
                value -> row.priorities = json(value.stream().distinct().toList()));
        set(patch.priority(), value -> row.priorities = json(withFirst(row.priorities, value)));
        set(patch.envs(), value -> row.envs = json(value));
        set(patch.description(), value -> row.description = value);
        set(patch.separateVideoEncode(), value -> row.separateVideoEncode = value);
        set(patch.separateVideoDecode(), value -> row.separateVideoDecode = value);
        set(patch.separateT5Encode(), value -> row.separateT5Encode = value);
        set(patch.ephemeral(), value -> row.ephemeral = value);
        set(patch.ephemeralMinPeriodSeconds(), value -> row.ephemeralMinPeriodSeconds = value);
        set(patch.ephemeralTo(), value -> row.ephemeralTo = value);
        set(patch.ephemeralFrom(), value -> row.ephemeralFrom = value);
        set(patch.vaeStoreType(), value -> row.vaeStoreType = value);
        set(patch.t5StoreType(), value -> row.t5StoreType = value);
        set(patch.enableCudaGraph(), value -> row.enableCudaGraph = value);
        set(patch.taskConcurrency(), value -> row.taskConcurrency = value);
        set(patch.celeryTaskConcurrency(), value -> row.celeryTaskConcurrency = value);
        set(patch.status(), value -> row.status = value);
    }

    private static <T> void set(T value, Consumer<T> field) {
        if (value != null) {
            field.accept(value);
        }
    }

    /** The stored list with its first priority replaced, and without a second mention of the new one. */
    private List<String> withFirst(String stored, String first) {
        List<String> priorities = new ArrayList<>();
        priorities.add(first);
        try {
            List<?> old = mapper.readValue(Priorities.orDefault(stored), List.class);
            old.stream()
                    .skip(1)
                    .map(Objects::toString)
                    .filter(word -> !word.equals(first))
                    .forEach(priorities::add);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row's priorities are not a JSON list", e);
        }
        return priorities;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value instanceof Map<?, ?> map ? withoutNulls(map) : value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list or map of strings always has a JSON form", e);
        }
    }

    /** A variable that is set to null is a variable that is not set. */
    private static Map<?, ?> withoutNulls(Map<?, ?> variables) {
        variables.values().removeIf(Objects::isNull);
        return variables;
    }
}
