package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceField.optional;
import static dev.inferenceinstances.instance.InstanceField.required;
import static dev.inferenceinstances.instance.InstanceField.withDefault;
import static dev.inferenceinstances.instance.JsonForm.FLAG;
import static dev.inferenceinstances.instance.JsonForm.RAW;
import static dev.inferenceinstances.instance.JsonForm.TEXT;
import static dev.inferenceinstances.instance.JsonForm.TIME;
import static dev.inferenceinstances.instance.JsonForm.WHOLE;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * All fields of an instance. A new one needs its column in {@link InstanceColumns}, its component with its bounds in
 * {@link InstancePatch} and its entry here: whatever shows, changes, copies or describes an instance loops over this list.
 */
final class InstanceFields {

    static final InstanceField<Long> ID =
            optional("id", JsonForm.ID).stored(InstanceColumns::instanceId, (row, value) -> {});

    static final InstanceField<String> NAME = required("name", TEXT)
            .stored(row -> row.name, (row, value) -> row.name = value)
            .sentAs(InstancePatch::name);

    static final InstanceField<Instant> CREATED_AT =
            optional("created_at", TIME).stored(row -> row.createdAt, (row, value) -> row.createdAt = value);

    static final InstanceField<Instant> UPDATED_AT =
            optional("updated_at", TIME).stored(row -> row.updatedAt, (row, value) -> row.updatedAt = value);

    /** The first of the priorities, which is stored with them only. It follows them in the list, since it replaces one of them. */
    static final InstanceField<String> PRIORITY = optional("priority", TEXT)
            .stored(
                    row -> Priorities.first(Priorities.orDefault(row.priorities)),
                    (row, value) -> row.priorities = Priorities.withFirst(row.priorities, value))
            .sentAs(InstancePatch::priority);

    /** In the order in which they are shown. */
    static final List<InstanceField<?>> ALL = List.of(
            ID,
            NAME,
            required("model_name", TEXT)
                    .stored(row -> row.modelName, (row, value) -> row.modelName = value)
                    .sentAs(InstancePatch::modelName),
            withDefault("model_version", TEXT, "latest")
                    .stored(row -> row.modelVersion, (row, value) -> row.modelVersion = value)
                    .sentAs(InstancePatch::modelVersion),
            required("cluster_name", TEXT)
                    .stored(row -> row.clusterName, (row, value) -> row.clusterName = value)
                    .sentAs(InstancePatch::clusterName),
            required("image_tag", TEXT)
                    .stored(row -> row.imageTag, (row, value) -> row.imageTag = value)
                    .sentAs(InstancePatch::imageTag),
            withDefault("pipeline_mode", TEXT, "default")
                    .stored(row -> row.pipelineMode, (row, value) -> row.pipelineMode = value)
                    .sentAs(InstancePatch::pipelineMode),
            withDefault("quant_mode", FLAG, false)
                    .stored(row -> row.quantMode, (row, value) -> row.quantMode = value)
                    .sentAs(InstancePatch::quantMode),
            withDefault("distill_mode", FLAG, false)
                    .stored(row -> row.distillMode, (row, value) -> row.distillMode = value)
                    .sentAs(InstancePatch::distillMode),
            withDefault("m405_mode", FLAG, false)
                    .stored(row -> row.m405Mode, (row, value) -> row.m405Mode = value)
                    .sentAs(InstancePatch::m405Mode),
            optional("fps", WHOLE)
                    .stored(row -> row.fps, (row, value) -> row.fps = value)
                    .sentAs(InstancePatch::fps),
            optional("checkpoint_path", TEXT)
                    .stored(row -> row.checkpointPath, (row, value) -> row.checkpointPath = value)
                    .sentAs(InstancePatch::checkpointPath),
            optional("nonce", TEXT)
                    .stored(row -> row.nonce, (row, value) -> row.nonce = value)
                    .sentAs(InstancePatch::nonce),
            withDefault("pp", WHOLE, 1)
                    .stored(row -> row.pp, (row, value) -> row.pp = value)
                    .sentAs(InstancePatch::pp),
            withDefault("cp", WHOLE, 8)
                    .stored(row -> row.cp, (row, value) -> row.cp = value)
                    .sentAs(InstancePatch::cp),
            withDefault("tp", WHOLE, 1)
                    .stored(row -> row.tp, (row, value) -> row.tp = value)
                    .sentAs(InstancePatch::tp),
            withDefault("n_workers", WHOLE, 1)
                    .stored(row -> row.nWorkers, (row, value) -> row.nWorkers = value)
                    .sentAs(InstancePatch::nWorkers),
            withDefault("replicas", WHOLE, 1)
                    .stored(row -> row.replicas, (row, value) -> row.replicas = value)
                    .sentAs(InstancePatch::replicas),
            withDefault("priorities", RAW, Priorities.DEFAULT)
                    .stored(row -> Priorities.orDefault(row.priorities), (row, value) -> row.priorities = value)
                    .sentAs(patch -> Priorities.stored(patch.priorities())),
            withDefault("envs", RAW, Envs.NONE)
                    .stored(row -> Envs.asObject(row.envs), (row, value) -> row.envs = value)
                    .sentAs(patch -> Envs.stored(patch.envs())),
            withDefault("description", TEXT, "")
                    .stored(row -> row.description, (row, value) -> row.description = value)
                    .sentAs(InstancePatch::description),
            withDefault("separate_video_encode", FLAG, true)
                    .stored(row -> row.separateVideoEncode, (row, value) -> row.separateVideoEncode = value)
                    .sentAs(InstancePatch::separateVideoEncode),
            withDefault("separate_video_decode", FLAG, true)
                    .stored(row -> row.separateVideoDecode, (row, value) -> row.separateVideoDecode = value)
                    .sentAs(InstancePatch::separateVideoDecode),
            withDefault("separate_t5_encode", FLAG, true)
                    .stored(row -> row.separateT5Encode, (row, value) -> row.separateT5Encode = value)
                    .sentAs(InstancePatch::separateT5Encode),
            withDefault("ephemeral", FLAG, false)
                    .stored(row -> row.ephemeral, (row, value) -> row.ephemeral = value)
                    .sentAs(InstancePatch::ephemeral),
            withDefault("ephemeral_min_period_seconds", WHOLE, 300)
                    .stored(row -> row.ephemeralMinPeriodSeconds, (row, value) -> row.ephemeralMinPeriodSeconds = value)
                    .sentAs(InstancePatch::ephemeralMinPeriodSeconds),
            withDefault("ephemeral_to", TEXT, "")
                    .stored(row -> row.ephemeralTo, (row, value) -> row.ephemeralTo = value)
                    .sentAs(InstancePatch::ephemeralTo),
            withDefault("ephemeral_from", TEXT, "")
                    .stored(row -> row.ephemeralFrom, (row, value) -> row.ephemeralFrom = value)
                    .sentAs(InstancePatch::ephemeralFrom),
            withDefault("vae_store_type", TEXT, "redis")
                    .stored(row -> row.vaeStoreType, (row, value) -> row.vaeStoreType = value)
                    .sentAs(InstancePatch::vaeStoreType),
            withDefault("t5_store_type", TEXT, "redis")
                    .stored(row -> row.t5StoreType, (row, value) -> row.t5StoreType = value)
                    .sentAs(InstancePatch::t5StoreType),
            withDefault("enable_cuda_graph", FLAG, false)
                    .stored(row -> row.enableCudaGraph, (row, value) -> row.enableCudaGraph = value)
                    .sentAs(InstancePatch::enableCudaGraph),
            withDefault("task_concurrency", WHOLE, 1)
                    .stored(row -> row.taskConcurrency, (row, value) -> row.taskConcurrency = value)
                    .sentAs(InstancePatch::taskConcurrency),
            optional("celery_task_concurrency", WHOLE)
                    .stored(row -> row.celeryTaskConcurrency, (row, value) -> row.celeryTaskConcurrency = value)
                    .sentAs(InstancePatch::celeryTaskConcurrency),
            withDefault("status", TEXT, InstanceStatus.DEFAULT)
                    .stored(row -> row.status, (row, value) -> row.status = value)
                    .sentAs(InstancePatch::status),
            CREATED_AT,
            UPDATED_AT,
            PRIORITY);

    /** What makes up an instance: all but the number of its row, and what only repeats another field. */
    static final List<InstanceField<?>> STORED = without(ALL, Set.of(ID, PRIORITY));

    /** What clients decide. */
    static final List<InstanceField<?>> OF_A_CLIENT = without(STORED, Set.of(CREATED_AT, UPDATED_AT));

    /** What a copy takes over from its source. */
    static final List<InstanceField<?>> COPIED = without(OF_A_CLIENT, Set.of(NAME));

    private InstanceFields() {}

    private static List<InstanceField<?>> without(List<InstanceField<?>> fields, Set<InstanceField<?>> left) {
        return fields.stream().filter(field -> !left.contains(field)).toList();
    }
}
