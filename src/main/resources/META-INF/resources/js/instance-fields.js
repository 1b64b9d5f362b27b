export const INSTANCES = "/api/instances";
export const STATUSES = ["active", "inactive", "pending", "error"];

/**
 * The fields of an instance by the groups of the form: name, type and bounds, which the service checks again. "required" holds for a
 * new instance.
 */
export const GROUPS = {
  identity: [
    { name: "name", type: "text", required: true, most: 255 },
    { name: "model_name", type: "text", required: true, most: 255 },
    { name: "model_version", type: "text", most: 50, usual: "latest" },
    { name: "cluster_name", type: "text", required: true, most: 255 },
    { name: "image_tag", type: "text", required: true, most: 255 },
    { name: "status", type: "choice", choices: STATUSES, usual: "active" },
    { name: "description", type: "lines", most: 1024 },
  ],
  size: [
    { name: "replicas", type: "number", least: 1, usual: 1 },
    { name: "n_workers", type: "number", least: 1, most: 100, usual: 1 },
    { name: "pp", type: "number", least: 1, most: 16, usual: 1 },
    { name: "cp", type: "number", least: 1, most: 64, usual: 8 },
    { name: "tp", type: "number", least: 1, most: 16, usual: 1 },
    { name: "task_concurrency", type: "number", least: 1, usual: 1 },
    { name: "celery_task_concurrency", type: "number", least: 1 },
    { name: "priorities", type: "words", usual: ["high", "normal", "low", "very_low"] },
  ],
  pipeline: [
    { name: "pipeline_mode", type: "text", most: 20, usual: "default" },
    { name: "fps", type: "number" },
    { name: "checkpoint_path", type: "text", most: 255 },
    { name: "nonce", type: "text", most: 255 },
    { name: "vae_store_type", type: "text", most: 50, usual: "redis" },
    { name: "t5_store_type", type: "text", most: 50, usual: "redis" },
    { name: "quant_mode", type: "flag", usual: false },
    { name: "distill_mode", type: "flag", usual: false },
    { name: "m405_mode", type: "flag", usual: false },
    { name: "separate_video_encode", type: "flag", usual: true },
    { name: "separate_video_decode", type: "flag", usual: true },
    { name: "separate_t5_encode", type: "flag", usual: true },
    { name: "enable_cuda_graph", type: "flag", usual: false },
  ],
  ephemeral: [
    { name: "ephemeral", type: "flag", usual: false },
    { name: "ephemeral_min_period_seconds", type: "number", least: 0, usual: 300 },
    { name: "ephemeral_to", type: "text", most: 255 },
    { name: "ephemeral_from", type: "text", most: 255 },
    { name: "envs", type: "pairs", usual: {} },
  ],
};
