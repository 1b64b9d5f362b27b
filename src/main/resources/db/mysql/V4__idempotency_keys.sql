CREATE TABLE IF NOT EXISTS idempotency_keys (
    idempotency_key VARCHAR(255) NOT NULL PRIMARY KEY,
    fingerprint     VARCHAR(64) NOT NULL,
    location        VARCHAR(255) NOT NULL,
    version         VARCHAR(64) NOT NULL,
    body            MEDIUMTEXT NOT NULL,
    kept_at         BIGINT NOT NULL,
    INDEX ix_idempotency_keys_kept_at (kept_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
