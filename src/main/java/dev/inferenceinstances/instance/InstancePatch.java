package dev.inferenceinstances.instance;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends of an instance. A field that is null was not sent.
 *
 * @param name its name, which no other instance has; blanks around it are left out
 * @param modelName the model that it serves
 * @param modelVersion the version of the model
 * @param clusterName the cluster that it runs on
 * @param imageTag the tag of its container image
 * @param pipelineMode the mode of its pipeline
 * @param quantMode whether the model is quantized
 * @param distillMode whether the model is distilled
 * @param m405Mode whether the mode m405 is on
 * @param fps frames per second; null where it is not set
 * @param checkpointPath where the checkpoint is; null where it is not set
 * @param nonce a nonce for the deployment; null where it is not set
 * @param pp pipeline parallelism
 * @param cp context parallelism
 * @param tp tensor parallelism
 * @param nWorkers how many workers it has
 * @param replicas how many replicas it has
 * @param priorities of the work that it takes, the first one first; one that is named twice counts once
 * @param envs environment variables by their names; one that is null is not set, and by a merge patch no longer set; all names and values together have at most 131072 characters
 * @param description for people
 * @param separateVideoEncode whether video is encoded apart
 * @param separateVideoDecode whether video is decoded apart
 * @param separateT5Encode whether T5 encodes apart
 * @param ephemeral whether it is meant to be short-lived
 * @param ephemeralMinPeriodSeconds how long it lives at least if it is ephemeral, in seconds
 * @param ephemeralTo what an ephemeral instance goes to
 * @param ephemeralFrom what an ephemeral instance comes from
 * @param vaeStoreType the kind of store for VAE
 * @param t5StoreType the kind of store for T5
 * @param enableCudaGraph whether CUDA graphs are used
 * @param taskConcurrency how many tasks run at once
 * @param celeryTaskConcurrency how many Celery tasks run at once; null where it is not set
 * @param status what it is
 * @param priority the first of {@code priorities}; in a body it takes the place of the first
 */
@Schema(writeOnly = true)
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
        @Nullable Integer fps,
        @Size(max = 255) @Nullable String checkpointPath,
        @Size(max = 255) @Nullable String nonce,
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

        @Envs.Bounded @Nullable Map<String, @Nullable String> envs,
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
        @Min(1) @Nullable Integer celeryTaskConcurrency,

        @Pattern(regexp = InstanceStatus.PATTERN, message = InstanceStatus.ALLOWED)
        String status,

        @Pattern(regexp = Priorities.PATTERN, message = Priorities.ALLOWED)
        String priority) {
    /** A blank at the end is no part of a name, since MySQL and MariaDB do not see it when they compare two. */
    public InstancePatch {
        name = name == null ? null : name.strip();
    }
}
