-- An index of this order is made by an earlier migration too, but not where the table had one of that name, as the earlier service makes it,
-- of the column alone: with it each page would have to be sorted. So it is known by its columns here. As to locks and rights the
-- earlier migration holds.
SET LOCAL lock_timeout = '3s';
SET LOCAL statement_timeout = 0;
DO $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM pg_index
        WHERE indrelid = 'inference_instances'::regclass AND indisvalid AND indpred IS NULL
          AND pg_get_indexdef(indexrelid, 1, true) = 'model_name' AND pg_get_indexdef(indexrelid, 2, true) = 'id'
          AND indoption[0] = 0 AND indoption[1] = 0
    ) THEN
        CREATE INDEX IF NOT EXISTS ix_inference_instances_model_name_id ON inference_instances (model_name, id);
    END IF;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE WARNING 'No index ix_inference_instances_model_name_id: %', SQLERRM;
END
$$;
