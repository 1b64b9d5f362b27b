package dev.inferenceinstances.database;

import dev.inferenceinstances.testing.TestDatabase;

/** MySQL and MariaDB keep the id in every index. */
abstract class MySqlProtocolListIndexContract extends ListIndexContract {

    MySqlProtocolListIndexContract(TestDatabase database) {
        super(database);
    }

    @Override
    String planOf(String table, String index, String rest) {
        return "EXPLAIN SELECT * FROM %s FORCE INDEX (%s) %s".formatted(table, index, rest);
    }

    @Override
    String countOfIndexes() {
        return """
                SELECT count(DISTINCT index_name) FROM information_schema.statistics
                WHERE table_schema = DATABASE() AND table_name = 'inference_instances'""";
    }
}
