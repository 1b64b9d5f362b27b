package dev.inferenceinstances.instance;

/** What a field is when it was not sent, and what an old row's missing value is read as. */
final class Defaults {

    static final String MODEL_VERSION = "latest";
    static final String PIPELINE_MODE = "default";
    static final boolean MODE = false;
    static final int PP = 1;
    static final int CP = 8;
    static final int TP = 1;
    static final int N_WORKERS = 1;
    static final int REPLICAS = 1;
    static final String PRIORITIES = "[\"high\",\"normal\",\"low\",\"very_low\"]";
    static final String ENVS = "{}";
    static final String TEXT = "";
    static final boolean SEPARATE = true;
    static final boolean EPHEMERAL = false;
    static final int EPHEMERAL_MIN_PERIOD_SECONDS = 300;
    static final String STORE_TYPE = "redis";
    static final boolean ENABLE_CUDA_GRAPH = false;
    static final int TASK_CONCURRENCY = 1;
    static final String STATUS = "active";

    private Defaults() {}

    static <T> T orElse(T value, T fallback) {
        return value == null ? fallback : value;
    }
}
