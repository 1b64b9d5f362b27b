CREATE TABLE IF NOT EXISTS idempotency_keys (
    idempotency_key VARCHAR(255) NOT NULL PRIMARY KEY,
    fingerprint     VARCHAR(64) NOT NULL,
    location        VARCHAR(255) NOT NULL,
    version         VARCHAR(64) NOT NULL,
    body            TEXT NOT NULL,
    kept_at         BIGINT NOT NULL
);
CREATE INDEX IF NOT EXISTS ix_idempotency_keys_kept_at ON idempotency_keys (kept_at);
