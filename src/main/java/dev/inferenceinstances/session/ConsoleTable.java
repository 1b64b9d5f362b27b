package dev.inferenceinstances.session;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What PgBouncer's console shows at one command. Its columns differ from version to version; one that is missing is null. */
record ConsoleTable(List<Row> rows) {

    ConsoleTable {
        rows = List.copyOf(rows);
    }

    /** The rows that have one of these in this column. */
    ConsoleTable where(String column, Set<String> values) {
        return new ConsoleTable(rows.stream()
                .filter(row -> text(row, column).filter(values::contains).isPresent())
                .toList());
    }

    /** Of the first row that has it. */
    Optional<String> text(String column) {
        return rows.stream().flatMap(row -> text(row, column).stream()).findFirst();
    }

    /** Of all rows together; 0 where there are none. */
    long sum(String column) {
        return rows.stream().mapToLong(row -> number(row, column)).sum();
    }

    /** Of the row with the largest; 0 where there is none. */
    long largest(String column) {
        return rows.stream().mapToLong(row -> number(row, column)).max().orElse(0);
    }

    /** In a table of settings; empty where this version does not have it. */
    Optional<String> setting(String key) {
        return where("key", Set.of(key)).text("value").filter(value -> !value.isBlank());
    }

    /** The same, of a setting that is a number; 0 where there is none. */
    long figure(String key) {
        return setting(key).map(Long::parseLong).orElse(0L);
    }

    static Optional<String> text(Row row, String column) {
        int place = row.getColumnIndex(column);
        return Optional.ofNullable(place < 0 ? null : row.getValue(place)).map(Object::toString);
    }

    /** 0 where there is none. */
    static long number(Row row, String column) {
        int place = row.getColumnIndex(column);
        return place >= 0 && row.getValue(place) instanceof Number number ? number.longValue() : 0;
    }
}
