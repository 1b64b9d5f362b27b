package dev.inferenceinstances.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the service can do without: each has a table of its own beside the registry. */
public enum SchemaPart {
    HISTORY(
            "History is off",
            "inference_instances_history",
            List.of("original_id", "operation_type", "operation_timestamp"),
            List.of("changed_fields TEXT", "changed_by VARCHAR(255)", "request_id VARCHAR(128)"),
            "SELECT, INSERT"),
    IDEMPOTENCY(
            "Idempotency-Key is off",
            "idempotency_keys",
            List.of("idempotency_key", "fingerprint", "location", "version", "body", "kept_at"),
            List.of(),
            "SELECT, INSERT, UPDATE, DELETE");

    final String isOff;
    final String table;

    /** The rights to the table that are used, as they are granted. */
    final String rights;

    private final List<String> columns;
    private final List<String> added;

    SchemaPart(String isOff, String table, List<String> columns, List<String> added, String rights) {
        this.isOff = isOff;
        this.table = table;
        this.columns = columns;
        this.added = added;
        this.rights = rights;
    }

    /** Succeeds where the table is there and may be read. */
    String readsTable() {
        return "SELECT 1 FROM %s WHERE 1 = 0".formatted(table);
    }

    /** Succeeds where all of its columns are there too. */
    String readsColumns() {
        Stream<String> names = added.stream().map(column -> column.substring(0, column.indexOf(' ')));
        return "SELECT %s FROM %s WHERE 1 = 0"
                .formatted(Stream.concat(columns.stream(), names).collect(Collectors.joining(", ")), table);
    }

    /** Each needs another right, and changes nothing. */
    List<String> writes() {
        String names = String.join(", ", columns);
        String first = columns.get(0);
        return Stream.of(
                        "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %1$s WHERE 1 = 0".formatted(table, names),
                        "UPDATE %1$s SET %2$s = %2$s WHERE 1 = 0".formatted(table, first),
                        "DELETE FROM %s WHERE 1 = 0".formatted(table))
                .filter(write -> rights.contains(write.substring(0, write.indexOf(' '))))
                .toList();
    }

    /** Adds what the table of the earlier service lacks. */
    String adding() {
        return added.stream()
                .map(column -> "ADD COLUMN " + column)
                .collect(Collectors.joining(", ", "ALTER TABLE %s ".formatted(table), ""));
    }
}
