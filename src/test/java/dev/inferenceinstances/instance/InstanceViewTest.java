package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceViewTest {

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    @Test
    void whatAnOldRowLeftNullIsReadAsTheDefaults() throws JsonProcessingException {
        assertSameJson(new InstanceView(oldRow()), """
                {"id": 7, "name": "bert", "model_name": "bert-large", "model_version": "latest",
                 "cluster_name": "c1", "image_tag": "v1", "pipeline_mode": "default",
                 "quant_mode": false, "distill_mode": false, "m405_mode": false,
                 "fps": null, "checkpoint_path": null, "nonce": null,
                 "pp": 1, "cp": 8, "tp": 1, "n_workers": 1, "replicas": 1,
                 "priorities": ["high", "normal", "low", "very_low"], "envs": {}, "description": "",
                 "separate_video_encode": true, "separate_video_decode": true, "separate_t5_encode": true,
                 "ephemeral": false, "ephemeral_min_period_seconds": 300,
                 "ephemeral_to": "", "ephemeral_from": "",
                 "vae_store_type": "redis", "t5_store_type": "redis",
                 "enable_cuda_graph": false, "task_concurrency": 1, "celery_task_concurrency": null,
                 "status": "active", "created_at": null, "updated_at": null, "priority": "high"}
                """);
    }

    @Test
    void whatARowHoldsIsShownAsItIs() throws JsonProcessingException {
        assertSameJson(new InstanceView(fullRow()), """
                {"id": 7, "name": "bert", "model_name": "bert-large", "model_version": "2.1",
                 "cluster_name": "c1", "image_tag": "v1", "pipeline_mode": "fast",
                 "quant_mode": true, "distill_mode": true, "m405_mode": true,
                 "fps": 24, "checkpoint_path": "/models/bert", "nonce": "n0",
                 "pp": 2, "cp": 3, "tp": 4, "n_workers": 5, "replicas": 6,
                 "priorities": ["very_low", "high"], "envs": {"A": "1"}, "description": "text",
                 "separate_video_encode": false, "separate_video_decode": false, "separate_t5_encode": false,
                 "ephemeral": true, "ephemeral_min_period_seconds": 0,
                 "ephemeral_to": "18:00", "ephemeral_from": "06:00",
                 "vae_store_type": "s3", "t5_store_type": "disk",
                 "enable_cuda_graph": true, "task_concurrency": 7, "celery_task_concurrency": 8,
                 "status": "error", "created_at": "2026-01-02T03:04:05.678Z",
                 "updated_at": "2026-01-02T03:04:06Z", "priority": "very_low"}
                """);
    }

    @Test
    void aNewRowHasTheDefaultsThatAnOldRowIsReadAs() throws JsonProcessingException {
        InferenceInstance row = InstanceRows.withDefaults();
        InferenceInstance old = oldRow();
        row.id = old.id;
        row.name = old.name;
        row.modelName = old.modelName;
        row.clusterName = old.clusterName;
        row.imageTag = old.imageTag;
        assertSameJson(new InstanceView(row), MAPPER.writeValueAsString(new InstanceView(old)));
    }

    @Test
    void aCopyHasAllButIdNameAndTimes() {
        InferenceInstance source = fullRow();
        InferenceInstance copy = InstanceRows.copyOf(source);
        assertThat(copy)
                .usingRecursiveComparison()
                .ignoringFields("id", "name", "createdAt", "updatedAt")
                .isEqualTo(source);
        assertThat(copy).extracting("id", "name", "createdAt", "updatedAt").containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"low\"] | low  | [{\"A\":\"1\"},{\"B\":\"2\"}] | {\"A\":\"1\",\"B\":\"2\"}",
                "null      | high | null                          | {}",
                "[]        | high | {}                            | {}"
            })
    void theJsonOfOldRowsIsRead(String priorities, String priority, String envs, String object)
            throws JsonProcessingException {
        InferenceInstance row = oldRow();
        row.priorities = priorities;
        row.envs = envs;
        JsonNode shown = MAPPER.readTree(MAPPER.writeValueAsString(new InstanceView(row)));
        assertThat(shown.get("priority").asText()).isEqualTo(priority);
        assertThat(shown.get("envs")).isEqualTo(MAPPER.readTree(object));
    }

    private static InferenceInstance oldRow() {
        InferenceInstance row = new InferenceInstance();
        row.id = 7L;
        row.name = "bert";
        row.modelName = "bert-large";
        row.clusterName = "c1";
        row.imageTag = "v1";
        return row;
    }

    private static InferenceInstance fullRow() {
        InferenceInstance row = oldRow();
        row.modelVersion = "2.1";
        row.pipelineMode = "fast";
        row.quantMode = true;
        row.distillMode = true;
        row.m405Mode = true;
        row.fps = 24;
        row.checkpointPath = "/models/bert";
        row.nonce = "n0";
        row.pp = 2;
        row.cp = 3;
        row.tp = 4;
        row.nWorkers = 5;
        row.replicas = 6;
        row.priorities = "[\"very_low\", \"high\"]";
        row.envs = "{\"A\": \"1\"}";
        row.description = "text";
        row.separateVideoEncode = false;
        row.separateVideoDecode = false;
        row.separateT5Encode = false;
        row.ephemeral = true;
        row.ephemeralMinPeriodSeconds = 0;
        row.ephemeralTo = "18:00";
        row.ephemeralFrom = "06:00";
        row.vaeStoreType = "s3";
        row.t5StoreType = "disk";
        row.enableCudaGraph = true;
        row.taskConcurrency = 7;
        row.celeryTaskConcurrency = 8;
        row.status = "error";
        row.createdAt = Instant.parse("2026-01-02T03:04:05.678Z");
        row.updatedAt = Instant.parse("2026-01-02T03:04:06Z");
        return row;
    }

    private static void assertSameJson(InstanceView view, String expected) throws JsonProcessingException {
        assertThat(MAPPER.readTree(MAPPER.writeValueAsString(view))).isEqualTo(MAPPER.readTree(expected));
    }
}
