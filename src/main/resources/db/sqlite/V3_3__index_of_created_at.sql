-- In the order of the id within it, since a list of what has one created_at is in that order, and pages go on behind an id.
CREATE INDEX IF NOT EXISTS ix_inference_instances_created_at ON inference_instances (created_at, id);
