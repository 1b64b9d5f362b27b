-- In the order of the id within it, since a list of what has one status is in that order, and pages go on behind an id.
CREATE INDEX IF NOT EXISTS ix_inference_instances_status ON inference_instances (status, id);
