-- What was deleted is asked for by whoever wants it back, among all that was ever changed. The newest come first, so the number is in it.
-- MySQL has no IF NOT EXISTS for it. A statement that was broken off may have made it already. A column of unlimited text takes no index.
SET @statement = IF(
    EXISTS (SELECT 1 FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND table_name = 'inference_instances_history'
              AND index_name = 'ix_inference_instances_history_operation_type_history_id')
        OR EXISTS (SELECT 1 FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = 'inference_instances_history'
              AND column_name = 'operation_type' AND data_type LIKE '%text'),
    'DO 0',
    'CREATE INDEX ix_inference_instances_history_operation_type_history_id ON inference_instances_history (operation_type, history_id)');
PREPARE statement FROM @statement;
EXECUTE statement;
DEALLOCATE PREPARE statement;
