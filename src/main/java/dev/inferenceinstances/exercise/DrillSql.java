package dev.inferenceinstances.exercise;

import dev.inferenceinstances.database.DatabaseKind;

/**
 * The statements of the drills in the words of one database. They touch no table.
 *
 * @param trivial is done at once
 * @param work takes about a tenth of a second
 * @param slow takes about two seconds
 */
record DrillSql(String trivial, String work, String slow) {

    private static final String TRIVIAL = "select 1";

    static DrillSql of(DatabaseKind kind) {
        return switch (kind) {
            case POSTGRESQL -> new DrillSql(TRIVIAL, "select 1 from pg_sleep(0.1)", "select 1 from pg_sleep(2)");
            case MYSQL -> new DrillSql(TRIVIAL, "select sleep(0.1)", "select sleep(2)");
            case SQLITE -> new DrillSql(TRIVIAL, counting(500_000), counting(10_000_000));
        };
    }

    /** SQLite cannot sleep; it counts about five million a second. */
    private static String counting(int to) {
        return """
                with recursive counter(n) as (select 1 union all select n + 1 from counter where n < %d)
                select count(*) from counter""".formatted(to);
    }
}
