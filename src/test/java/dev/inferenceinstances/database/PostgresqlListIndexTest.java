package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;

@RunsOn(TestDatabase.POSTGRESQL)
class PostgresqlListIndexTest extends ListIndexContract {
    PostgresqlListIndexTest() {
        super(TestDatabase.POSTGRESQL);
    }

    @Override
    String planOf(String table, String index, String rest) {
        return """
                SET enable_seqscan = off; SET enable_sort = off; SET enable_incremental_sort = off;
                EXPLAIN SELECT * FROM %s %s""".formatted(table, rest.replace("_at DESC", "_at DESC NULLS LAST"));
    }

    @Override
    String countOfIndexes() {
        return "SELECT count(*) FROM pg_indexes WHERE tablename = 'inference_instances'";
    }
}
