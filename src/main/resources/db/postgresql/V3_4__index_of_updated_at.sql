-- In the order of the id within it, since a list of what has one updated_at is in that order, and pages go on behind an id.
-- Writers wait while it is made, some seconds for a million rows, and behind it while it waits for a long transaction; so it gives
-- up soon, and is tried again. Only the owner of a table may give it an index: without it lists are right, and slower.
SET LOCAL lock_timeout = '3s';
SET LOCAL statement_timeout = 0;
DO $$
BEGIN
    CREATE INDEX IF NOT EXISTS ix_inference_instances_updated_at ON inference_instances (updated_at NULLS FIRST, id);
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE WARNING 'No index ix_inference_instances_updated_at: %', SQLERRM;
END
$$;
