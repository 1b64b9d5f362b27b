-- A database as the earlier service made it and filled it.
CREATE TABLE inference_instances (
    id INTEGER NOT NULL,
    name VARCHAR(255) NOT NULL,
    model_name VARCHAR(255) NOT NULL,
    model_version VARCHAR(50),
    cluster_name VARCHAR(255) NOT NULL,
    image_tag VARCHAR(255) NOT NULL,
    pipeline_mode VARCHAR(20),
    quant_mode BOOLEAN,
    distill_mode BOOLEAN,
    m405_mode BOOLEAN,
    fps INTEGER,
    checkpoint_path VARCHAR(255),
    nonce VARCHAR(255),
    pp INTEGER,
    cp INTEGER,
    tp INTEGER,
    n_workers INTEGER,
    replicas INTEGER,
    priorities JSON,
    envs JSON,
    "desc" VARCHAR(1024),
    separate_video_encode BOOLEAN,
    separate_video_decode BOOLEAN,
    separate_t5_encode BOOLEAN,
    ephemeral BOOLEAN,
    ephemeral_min_period_seconds INTEGER,
    ephemeral_to VARCHAR(255),
    ephemeral_from VARCHAR(255),
    vae_store_type VARCHAR(50),
    t5_store_type VARCHAR(50),
    enable_cuda_graph BOOLEAN,
    task_concurrency INTEGER,
    celery_task_concurrency INTEGER,
    status VARCHAR(8),
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_inference_instances_name ON inference_instances (name);
CREATE INDEX ix_inference_instances_id ON inference_instances (id);
INSERT INTO inference_instances (name, model_name, cluster_name, image_tag, envs) VALUES ('bare', 'm', 'c', 't', '[{"A": "1"}, {"B": "2", "A": "3"}]');
INSERT INTO inference_instances (name, model_name, cluster_name, image_tag, quant_mode, priorities, envs, status, created_at, updated_at)
    VALUES ('filled', 'm', 'c', 't', 1, '["low", "high"]', 'null', 'pending', '2024-05-01 10:00:00.123456', '2024-05-01 10:00:00');
INSERT INTO inference_instances (name, model_name, cluster_name, image_tag, priorities)
    VALUES ('a word', 'm', 'c', 't', '"low"');
INSERT INTO inference_instances (name, model_name, cluster_name, image_tag, priorities)
    VALUES ('a list within a string', 'm', 'c', 't', '"[\"very_low\", \"high\"]"');
INSERT INTO inference_instances (name, model_name, cluster_name, image_tag, priorities, envs)
    VALUES ('an object', 'm', 'c', 't', '{"low": 1, "normal": 2}', '{"A": "1"}');
CREATE TABLE inference_instances_history (
    history_id INTEGER NOT NULL,
    original_id INTEGER NOT NULL,
    operation_type VARCHAR(20) NOT NULL,
    operation_timestamp DATETIME NOT NULL,
    name VARCHAR(255),
    model_name VARCHAR(255),
    model_version VARCHAR(50),
    cluster_name VARCHAR(255),
    image_tag VARCHAR(255),
    pipeline_mode VARCHAR(20),
    quant_mode BOOLEAN,
    distill_mode BOOLEAN,
    m405_mode BOOLEAN,
    fps INTEGER,
    checkpoint_path VARCHAR(255),
    nonce VARCHAR(255),
    pp INTEGER,
    cp INTEGER,
    tp INTEGER,
    n_workers INTEGER,
    replicas INTEGER,
    priorities JSON,
    envs JSON,
    "desc" VARCHAR(1024),
    separate_video_encode BOOLEAN,
    separate_video_decode BOOLEAN,
    separate_t5_encode BOOLEAN,
    ephemeral BOOLEAN,
    ephemeral_min_period_seconds INTEGER,
    ephemeral_to VARCHAR(255),
    ephemeral_from VARCHAR(255),
    vae_store_type VARCHAR(50),
    t5_store_type VARCHAR(50),
    enable_cuda_graph BOOLEAN,
    task_concurrency INTEGER,
    celery_task_concurrency INTEGER,
    status VARCHAR(8),
    created_at DATETIME,
    updated_at DATETIME,
    PRIMARY KEY (history_id)
);
CREATE INDEX ix_inference_instances_history_original_id ON inference_instances_history (original_id);
INSERT INTO inference_instances_history (original_id, operation_type, operation_timestamp, name, model_name, cluster_name, image_tag, priorities)
    VALUES (2, 'create', '2024-05-01 10:00:00', 'filled', 'm', 'c', 't', '"low"');
