-- What was deleted is asked for by whoever wants it back, among all that was ever changed. The newest come first, so the number is in it.
CREATE INDEX IF NOT EXISTS ix_inference_instances_history_operation_type_history_id
    ON inference_instances_history (operation_type, history_id);
