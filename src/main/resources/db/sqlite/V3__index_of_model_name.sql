-- In the order of the id within it, since a list of what has one model_name is in that order, and pages go on behind an id.
CREATE INDEX IF NOT EXISTS ix_inference_instances_model_name ON inference_instances (model_name, id);
