package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.Defaults.orElse;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An instance as it is shown. Values that an old row left null are those of the defaults.
 *
 * @param id given by the service
 * @param createdAt when it was registered; null in rows of the earlier service that have none
 * @param updatedAt when it was last changed; null in rows of the earlier service that have none
 * @param envs environment variables by their names
 * @see InstancePatch
 */
@JsonSerialize(using = InstanceViewSerializer.class)
@Schema(name = "Instance")
public record InstanceView(
        Long id,
        String name,
        String modelName,
        String modelVersion,
        String clusterName,
        String imageTag,
        String pipelineMode,
        Boolean quantMode,
        Boolean distillMode,
        Boolean m405Mode,
        Integer fps,
        String checkpointPath,
        String nonce,
        Integer pp,
        Integer cp,
        Integer tp,
        Integer nWorkers,
        Integer replicas,
        // JSON text, written as it stands
        @Schema(implementation = String[].class) String priorities,

        @Schema(type = SchemaType.OBJECT, additionalProperties = String.class)
        String envs,

        String description,
        Boolean separateVideoEncode,
        Boolean separateVideoDecode,
        Boolean separateT5Encode,
        Boolean ephemeral,
        Integer ephemeralMinPeriodSeconds,
        String ephemeralTo,
        String ephemeralFrom,
        String vaeStoreType,
        String t5StoreType,
        Boolean enableCudaGraph,
        Integer taskConcurrency,
        Integer celeryTaskConcurrency,
        String status,
        Instant createdAt,
        Instant updatedAt) {

    public InstanceView {
        modelVersion = orElse(modelVersion, Defaults.MODEL_VERSION);
        pipelineMode = orElse(pipelineMode, Defaults.PIPELINE_MODE);
        quantMode = orElse(quantMode, Defaults.MODE);
        distillMode = orElse(distillMode, Defaults.MODE);
        m405Mode = orElse(m405Mode, Defaults.MODE);
        pp = orElse(pp, Defaults.PP);
        cp = orElse(cp, Defaults.CP);
        tp = orElse(tp, Defaults.TP);
        nWorkers = orElse(nWorkers, Defaults.N_WORKERS);
        replicas = orElse(replicas, Defaults.REPLICAS);
        priorities = Priorities.orDefault(priorities);
        envs = Envs.asObject(envs);
        description = orElse(description, Defaults.TEXT);
        separateVideoEncode = orElse(separateVideoEncode, Defaults.SEPARATE);
        separateVideoDecode = orElse(separateVideoDecode, Defaults.SEPARATE);
        separateT5Encode = orElse(separateT5Encode, Defaults.SEPARATE);
        ephemeral = orElse(ephemeral, Defaults.EPHEMERAL);
        ephemeralMinPeriodSeconds = orElse(ephemeralMinPeriodSeconds, Defaults.EPHEMERAL_MIN_PERIOD_SECONDS);
        ephemeralTo = orElse(ephemeralTo, Defaults.TEXT);
        ephemeralFrom = orElse(ephemeralFrom, Defaults.TEXT);
        vaeStoreType = orElse(vaeStoreType, Defaults.STORE_TYPE);
        t5StoreType = orElse(t5StoreType, Defaults.STORE_TYPE);
        enableCudaGraph = orElse(enableCudaGraph, Defaults.ENABLE_CUDA_GRAPH);
        taskConcurrency = orElse(taskConcurrency, Defaults.TASK_CONCURRENCY);
        status = orElse(status, Defaults.STATUS);
    }

    /** The first of the priorities. */
    public String priority() {
        return Priorities.first(priorities);
    }
}
