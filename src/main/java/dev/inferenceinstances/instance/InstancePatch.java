package dev.inferenceinstances.instance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** What a client sends of an instance. A field that is null was not sent. */
public record InstancePatch(
        @Size(min = 1, max = 255) String name,
        @Size(min = 1, max = 255) String modelName,
        @Size(max = 50) String modelVersion,
        @Size(min = 1, max = 255) String clusterName,
        @Size(min = 1, max = 255) String imageTag,
        @Size(max = 20) String pipelineMode,
        Boolean quantMode,
        Boolean distillMode,
        Boolean m405Mode,
        Integer fps,
        @Size(max = 255) String checkpointPath,
        @Size(max = 255) String nonce,
        @Min(1) @Max(16) Integer pp,
        @Min(1) @Max(64) Integer cp,
        @Min(1) @Max(16) Integer tp,
        @Min(1) @Max(100) Integer nWorkers,
        @Min(1) Integer replicas,

        @Size(min = 1)
        List<
                        @NotNull(message = Priorities.ALLOWED)
                        @Pattern(regexp = Priorities.PATTERN, message = Priorities.ALLOWED) String>
                priorities,

        Map<String, String> envs,
        @Size(max = 1024) String description,
        Boolean separateVideoEncode,
        Boolean separateVideoDecode,
        Boolean separateT5Encode,
        Boolean ephemeral,
        @Min(0) Integer ephemeralMinPeriodSeconds,
        @Size(max = 255) String ephemeralTo,
        @Size(max = 255) String ephemeralFrom,
        @Size(max = 50) String vaeStoreType,
        @Size(max = 50) String t5StoreType,
        Boolean enableCudaGraph,
        @Min(1) Integer taskConcurrency,
        @Min(1) Integer celeryTaskConcurrency,

        @Pattern(regexp = InstanceStatus.PATTERN, message = InstanceStatus.ALLOWED)
        String status,

        @Pattern(regexp = Priorities.PATTERN, message = Priorities.ALLOWED)
        String priority) {}
