-- What was deleted is asked for by whoever wants it back, among all that was ever changed. The newest come first, so the number is in it.
-- Only the owner of a table may give it an index: without it a history is right, and slower.
SET LOCAL lock_timeout = '3s';
SET LOCAL statement_timeout = 0;
DO $$
BEGIN
    CREATE INDEX IF NOT EXISTS ix_inference_instances_history_operation_type_history_id
        ON inference_instances_history (operation_type, history_id);
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE WARNING 'No index ix_inference_instances_history_operation_type_history_id: %', SQLERRM;
END
$$;
