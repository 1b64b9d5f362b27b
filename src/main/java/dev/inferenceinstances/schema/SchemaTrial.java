package dev.inferenceinstances.schema;

import dev.inferenceinstances.failure.DatabaseFailure;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tries what the account may do with the tables, by statements that change nothing. */
final class SchemaTrial {

    private static final String POSTGRESQL = "PostgreSQL";
    private static final String SQLITE = "SQLite";

    private static final String REGISTRY = "SELECT 1 FROM inference_instances WHERE 1 = 0";

    private static final String OWNED =
            "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('%s')";

    private static final String WITHHELD_SEQUENCE = """
            SELECT max(sequence) FROM (
                SELECT pg_get_serial_sequence('%1$s', attname) AS sequence FROM pg_attribute
                WHERE attrelid = to_regclass('%1$s') AND attnum > 0 AND NOT attisdropped AND attidentity = '') AS numbered
            WHERE sequence IS NOT NULL AND NOT has_sequence_privilege(sequence, 'USAGE')""";

    private final Connection connection;
    private final boolean postgresql;
    private final @Nullable String setting;

    private SchemaTrial(Connection connection, boolean postgresql, @Nullable String setting) {
        this.connection = connection;
        this.postgresql = postgresql;
        this.setting = setting;
    }

    /**
     * @param setting the key of what says that the schema is left as it is and need not be writable; null where nothing does
     * @return empty where the registry itself cannot be read, without which there is nothing to serve
     * @throws SQLException where the database does not answer
     */
    static Optional<List<Shortfall>> of(Connection connection, @Nullable String setting) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        SchemaTrial trial = new SchemaTrial(connection, product.equals(POSTGRESQL), setting);
        if (trial.refusal(REGISTRY) != null) {
            return Optional.empty();
        }
        // a file has no rights, and to try a write would lock it; so what was brought up to date has everything
        return Optional.of(product.equals(SQLITE) && setting == null ? List.of() : trial.shortfalls());
    }

    private List<Shortfall> shortfalls() throws SQLException {
        List<Shortfall> shortfalls = new ArrayList<>();
        for (SchemaPart part : SchemaPart.values()) {
            Optional<Shortfall> shortfall = shortfall(part);
            if (shortfall.isPresent()) {
                shortfalls.add(shortfall.get());
            }
        }
        return shortfalls;
    }

    private Optional<Shortfall> shortfall(SchemaPart part) throws SQLException {
        DatabaseFailure reading = refusal(part.readsTable());
        if (reading == DatabaseFailure.NO_TABLE) {
            return missing(part, "its table %s is not there", ", and this account may not make it", making());
        }
        if (reading == DatabaseFailure.NO_PERMISSION) {
            return rightsMissing(part);
        }
        if (refusal(part.readsColumns()) == DatabaseFailure.NO_TABLE) {
            return missing(part, "columns of its table %s are not there", notAdded(part), part.adding());
        }
        if (setting != null) {
            return Optional.empty();
        }
        for (String write : part.writes()) {
            if (refusal(write) == DatabaseFailure.NO_PERMISSION) {
                return rightsMissing(part);
            }
        }
        return postgresql ? sequenceMissing(part) : Optional.empty();
    }

    private Optional<Shortfall> missing(SchemaPart part, String what, String why, String statement)
            throws SQLException {
        if (setting == null) {
            return shortfall(part, what + why, statement);
        }
        return Optional.of(new Shortfall(
                part,
                "%s, and %s leaves the schema as it is".formatted(what.formatted(part.table), setting),
                "a service without it bring the schema up to date",
                Map.of()));
    }

    /** Whoever owns the table may alter it, and may have become its owner after that was tried. */
    private String notAdded(SchemaPart part) throws SQLException {
        if (!postgresql) {
            return ", and this account may not add them";
        }
        return "t".equals(told(OWNED.formatted(part.table)))
                ? ""
                : ", and this account, which does not own it, may not add them";
    }

    /** An earlier table may take its numbers from a sequence, to which a right of its own is needed. */
    private Optional<Shortfall> sequenceMissing(SchemaPart part) throws SQLException {
        String withheld = told(WITHHELD_SEQUENCE.formatted(part.table));
        return withheld == null
                ? Optional.empty()
                : shortfall(
                        part,
                        "this account lacks a right to the numbers of its table %s",
                        "GRANT USAGE ON SEQUENCE %s TO <account>".formatted(withheld));
    }

    private Optional<Shortfall> rightsMissing(SchemaPart part) throws SQLException {
        // MySQL does not tell whether a table is there that the account has no right to
        String remedy = postgresql
                ? "GRANT %s ON %s TO <account>".formatted(part.rights, part.table)
                : "GRANT CREATE, %s ON <database>.%s TO <account>".formatted(part.rights, part.table);
        return shortfall(part, "this account lacks rights to its table %s", remedy);
    }

    private String making() {
        return postgresql
                ? "GRANT CREATE ON SCHEMA <schema> TO <account>"
                : "GRANT CREATE, ALTER, INDEX ON <database>.* TO <account>";
    }

    private Optional<Shortfall> shortfall(SchemaPart part, String reason, String statement) throws SQLException {
        return Optional.of(new Shortfall(part, reason.formatted(part.table), "who may run " + statement, names()));
    }

    private Map<String, String> names() throws SQLException {
        Map<String, String> names = new HashMap<>();
        Map<String, String> questions = postgresql
                ? Map.of(
                        "account",
                        "SELECT quote_ident(current_user)",
                        "schema",
                        "SELECT quote_ident(coalesce(current_schema(), 'public'))")
                : Map.of(
                        "account",
                        "SELECT concat('''', replace(current_user(), '@', '''@'''), '''')",
                        "database",
                        "SELECT concat('`', database(), '`')");
        for (Map.Entry<String, String> question : questions.entrySet()) {
            names.put(question.getKey(), String.valueOf(told(question.getValue())));
        }
        return names;
    }

    private @Nullable String told(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What its error means; null where it succeeds. */
    private @Nullable DatabaseFailure refusal(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return null;
        } catch (SQLException e) {
            DatabaseFailure failure = DatabaseFailure.of(e);
            if (failure.isOfTheConnection() && failure != DatabaseFailure.READ_ONLY) {
                throw e;
            }
            return failure;
        }
    }
}
