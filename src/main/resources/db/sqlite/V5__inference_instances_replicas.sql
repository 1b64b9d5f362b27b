CREATE TABLE IF NOT EXISTS inference_instances_replicas (
    name             VARCHAR(64) NOT NULL PRIMARY KEY,
    client           VARCHAR(255),
    pool_size        INTEGER NOT NULL,
    max_overflow     INTEGER NOT NULL,
    open_connections INTEGER NOT NULL,
    seen_at          INTEGER NOT NULL
);
