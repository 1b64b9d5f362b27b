-- In the order of the id within it, since a list of what has one created_at is in that order, and pages go on behind an id.
-- MySQL has no IF NOT EXISTS for it. A statement that was broken off may have made it already.
SET @statement = IF(
    EXISTS (SELECT 1 FROM information_schema.statistics
            WHERE table_schema = DATABASE() AND table_name = 'inference_instances'
              AND index_name = 'ix_inference_instances_created_at'),
    'DO 0',
    'CREATE INDEX ix_inference_instances_created_at ON inference_instances (created_at, id)');
PREPARE statement FROM @statement;
EXECUTE statement;
DEALLOCATE PREPARE statement;
