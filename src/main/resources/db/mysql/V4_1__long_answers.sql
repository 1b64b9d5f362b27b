-- The answer of a bulk request has up to 10,000 ids, which are more than the 64 KiB of TEXT.
ALTER TABLE idempotency_keys MODIFY body MEDIUMTEXT NOT NULL;
