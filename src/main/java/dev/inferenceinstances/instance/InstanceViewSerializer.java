package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Writes an instance without reflection, with every name encoded beforehand. A list of a hundred spends half its time on being
 * written.
 */
final class InstanceViewSerializer extends StdSerializer<InstanceView> {

    private static final long serialVersionUID = 1;

    private static final SerializedString ID = new SerializedString("id");
    private static final SerializedString NAME = new SerializedString("name");
    private static final SerializedString MODEL_NAME = new SerializedString("model_name");
    private static final SerializedString MODEL_VERSION = new SerializedString("model_version");
    private static final SerializedString CLUSTER_NAME = new SerializedString("cluster_name");
    private static final SerializedString IMAGE_TAG = new SerializedString("image_tag");
    private static final SerializedString PIPELINE_MODE = new SerializedString("pipeline_mode");
    private static final SerializedString QUANT_MODE = new SerializedString("quant_mode");
    private static final SerializedString DISTILL_MODE = new SerializedString("distill_mode");
    private static final SerializedString M405_MODE = new SerializedString("m405_mode");
    private static final SerializedString FPS = new SerializedString("fps");
    private static final SerializedString CHECKPOINT_PATH = new SerializedString("checkpoint_path");
    private static final SerializedString NONCE = new SerializedString("nonce");
    private static final SerializedString PP = new SerializedString("pp");
    private static final SerializedString CP = new SerializedString("cp");
    private static final SerializedString TP = new SerializedString("tp");
    private static final SerializedString N_WORKERS = new SerializedString("n_workers");
    private static final SerializedString REPLICAS = new SerializedString("replicas");
    private static final SerializedString PRIORITIES = new SerializedString("priorities");
    private static final SerializedString ENVS = new SerializedString("envs");
    private static final SerializedString DESCRIPTION = new SerializedString("description");
    private static final SerializedString SEPARATE_VIDEO_ENCODE = new SerializedString("separate_video_encode");
    private static final SerializedString SEPARATE_VIDEO_DECODE = new SerializedString("separate_video_decode");
    private static final SerializedString SEPARATE_T5_ENCODE = new SerializedString("separate_t5_encode");
    private static final SerializedString EPHEMERAL = new SerializedString("ephemeral");
    private static final SerializedString EPHEMERAL_MIN_PERIOD_SECONDS =
            new SerializedString("ephemeral_min_period_seconds");
    private static final SerializedString EPHEMERAL_TO = new SerializedString("ephemeral_to");
    private static final SerializedString EPHEMERAL_FROM = new SerializedString("ephemeral_from");
    private static final SerializedString VAE_STORE_TYPE = new SerializedString("vae_store_type");
    private static final SerializedString T5_STORE_TYPE = new SerializedString("t5_store_type");
    private static final SerializedString ENABLE_CUDA_GRAPH = new SerializedString("enable_cuda_graph");
    private static final SerializedString TASK_CONCURRENCY = new SerializedString("task_concurrency");
    private static final SerializedString CELERY_TASK_CONCURRENCY = new SerializedString("celery_task_concurrency");
    private static final SerializedString STATUS = new SerializedString("status");
    private static final SerializedString CREATED_AT = new SerializedString("created_at");
    private static final SerializedString UPDATED_AT = new SerializedString("updated_at");
    private static final SerializedString PRIORITY = new SerializedString("priority");

    InstanceViewSerializer() {
        super(InstanceView.class);
    }

    @Override
    public void serialize(InstanceView view, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeStartObject();
        write(json, ID, view.id());
        write(json, NAME, view.name());
        write(json, MODEL_NAME, view.modelName());
        write(json, MODEL_VERSION, view.modelVersion());
        write(json, CLUSTER_NAME, view.clusterName());
        write(json, IMAGE_TAG, view.imageTag());
        write(json, PIPELINE_MODE, view.pipelineMode());
        write(json, QUANT_MODE, view.quantMode());
        write(json, DISTILL_MODE, view.distillMode());
        write(json, M405_MODE, view.m405Mode());
        write(json, FPS, view.fps());
        write(json, CHECKPOINT_PATH, view.checkpointPath());
        write(json, NONCE, view.nonce());
        write(json, PP, view.pp());
        write(json, CP, view.cp());
        write(json, TP, view.tp());
        write(json, N_WORKERS, view.nWorkers());
        write(json, REPLICAS, view.replicas());
        raw(json, PRIORITIES, view.priorities());
        raw(json, ENVS, view.envs());
        write(json, DESCRIPTION, view.description());
        write(json, SEPARATE_VIDEO_ENCODE, view.separateVideoEncode());
        write(json, SEPARATE_VIDEO_DECODE, view.separateVideoDecode());
        write(json, SEPARATE_T5_ENCODE, view.separateT5Encode());
        write(json, EPHEMERAL, view.ephemeral());
        write(json, EPHEMERAL_MIN_PERIOD_SECONDS, view.ephemeralMinPeriodSeconds());
        write(json, EPHEMERAL_TO, view.ephemeralTo());
        write(json, EPHEMERAL_FROM, view.ephemeralFrom());
        write(json, VAE_STORE_TYPE, view.vaeStoreType());
        write(json, T5_STORE_TYPE, view.t5StoreType());
        write(json, ENABLE_CUDA_GRAPH, view.enableCudaGraph());
        write(json, TASK_CONCURRENCY, view.taskConcurrency());
        write(json, CELERY_TASK_CONCURRENCY, view.celeryTaskConcurrency());
        write(json, STATUS, view.status());
        write(json, CREATED_AT, view.createdAt());
        write(json, UPDATED_AT, view.updatedAt());
        write(json, PRIORITY, view.priority());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SerializedString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    private static void write(JsonGenerator json, SerializedString name, Boolean value) throws IOException {
        json.writeFieldName(name);
        json.writeBoolean(value);
    }

    private static void write(JsonGenerator json, SerializedString name, Long value) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(value);
    }

    private static void write(JsonGenerator json, SerializedString name, Integer value) throws IOException {
        json.writeFieldName(name);
        if (value == null) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private static void write(JsonGenerator json, SerializedString name, Instant value) throws IOException {
        write(json, name, value == null ? null : value.toString());
    }

    private static void raw(JsonGenerator json, SerializedString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value);
    }
}
