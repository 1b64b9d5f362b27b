package dev.inferenceinstances.instance;

/** Makes rows, and shows them. */
final class InstanceRows {

    private InstanceRows() {}

    static InferenceInstance withDefaults() {
        InferenceInstance row = new InferenceInstance();
        row.modelVersion = Defaults.MODEL_VERSION;
        row.pipelineMode = Defaults.PIPELINE_MODE;
        row.quantMode = Defaults.MODE;
        row.distillMode = Defaults.MODE;
        row.m405Mode = Defaults.MODE;
        row.pp = Defaults.PP;
        row.cp = Defaults.CP;
        row.tp = Defaults.TP;
        row.nWorkers = Defaults.N_WORKERS;
        row.replicas = Defaults.REPLICAS;
        row.priorities = Defaults.PRIORITIES;
        row.envs = Defaults.ENVS;
        row.description = Defaults.TEXT;
        row.separateVideoEncode = Defaults.SEPARATE;
        row.separateVideoDecode = Defaults.SEPARATE;
        row.separateT5Encode = Defaults.SEPARATE;
        row.ephemeral = Defaults.EPHEMERAL;
        row.ephemeralMinPeriodSeconds = Defaults.EPHEMERAL_MIN_PERIOD_SECONDS;
        row.ephemeralTo = Defaults.TEXT;
        row.ephemeralFrom = Defaults.TEXT;
        row.vaeStoreType = Defaults.STORE_TYPE;
        row.t5StoreType = Defaults.STORE_TYPE;
        row.enableCudaGraph = Defaults.ENABLE_CUDA_GRAPH;
        row.taskConcurrency = Defaults.TASK_CONCURRENCY;
        row.status = Defaults.STATUS;
        return row;
    }

    static InstanceView view(InferenceInstance row) {
        return new InstanceView(
                row.id,
                row.name,
                row.modelName,
                row.modelVersion,
                row.clusterName,
                row.imageTag,
                row.pipelineMode,
                row.quantMode,
                row.distillMode,
                row.m405Mode,
                row.fps,
                row.checkpointPath,
                row.nonce,
                row.pp,
                row.cp,
                row.tp,
                row.nWorkers,
                row.replicas,
                row.priorities,
                row.envs,
                row.description,
                row.separateVideoEncode,
                row.separateVideoDecode,
                row.separateT5Encode,
                row.ephemeral,
                row.ephemeralMinPeriodSeconds,
                row.ephemeralTo,
                row.ephemeralFrom,
                row.vaeStoreType,
                row.t5StoreType,
                row.enableCudaGraph,
                row.taskConcurrency,
                row.celeryTaskConcurrency,
                row.status,
                row.createdAt,
                row.updatedAt);
    }

    /** A new row with the fields of another, but for its id, name and times. */
    static InferenceInstance copyOf(InferenceInstance source) {
        InstanceView view = view(source);
        InferenceInstance row = new InferenceInstance();
        row.modelName = view.modelName();
        row.modelVersion = view.modelVersion();
        row.clusterName = view.clusterName();
        row.imageTag = view.imageTag();
        row.pipelineMode = view.pipelineMode();
        row.quantMode = view.quantMode();
        row.distillMode = view.distillMode();
        row.m405Mode = view.m405Mode();
        row.fps = view.fps();
        row.checkpointPath = view.checkpointPath();
        row.nonce = view.nonce();
        row.pp = view.pp();
        row.cp = view.cp();
        row.tp = view.tp();
        row.nWorkers = view.nWorkers();
        row.replicas = view.replicas();
        row.priorities = view.priorities();
        row.envs = view.envs();
        row.description = view.description();
        row.separateVideoEncode = view.separateVideoEncode();
        row.separateVideoDecode = view.separateVideoDecode();
        row.separateT5Encode = view.separateT5Encode();
        row.ephemeral = view.ephemeral();
        row.ephemeralMinPeriodSeconds = view.ephemeralMinPeriodSeconds();
        row.ephemeralTo = view.ephemeralTo();
        row.ephemeralFrom = view.ephemeralFrom();
        row.vaeStoreType = view.vaeStoreType();
        row.t5StoreType = view.t5StoreType();
        row.enableCudaGraph = view.enableCudaGraph();
        row.taskConcurrency = view.taskConcurrency();
        row.celeryTaskConcurrency = view.celeryTaskConcurrency();
        row.status = view.status();
        return row;
    }
}
