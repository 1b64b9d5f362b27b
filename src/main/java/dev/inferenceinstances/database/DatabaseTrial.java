package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseError;
import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.FirstStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tries, before the service starts, what it will need of its database: the login, and the rights to its table or to make it. Leaves nothing
 * behind.
 *
 * @param usable whether the service could start and work with it
 * @param sentences what was found
 */
public record DatabaseTrial(boolean usable, List<String> sentences) {

    private static final String TABLE = "inference_instances";
    private static final String READ = "SELECT name FROM inference_instances WHERE 1 = 0";

    private static final List<String> WRITES = List.of(
            "INSERT INTO inference_instances SELECT * FROM inference_instances WHERE 1 = 0",
            "UPDATE inference_instances SET name = name WHERE 1 = 0",
            "DELETE FROM inference_instances WHERE 1 = 0");

    /** Taken back with its transaction. */
    private static final String CREATE = "CREATE TABLE inference_instances_trial (id INTEGER)";
    /** MySQL takes back no table. This one asks for the right first, and then for a table that is not there. */
    private static final String CREATE_LIKE_NONE =
            "CREATE TABLE inference_instances_trial LIKE inference_instances_that_is_not_there";

    public DatabaseTrial {
        sentences = List.copyOf(sentences);
    }

    /** Waits for the database as long as a connection of the pool would. */
    public static DatabaseTrial of(DatabaseSettings settings, AccessMode access) {
        DatabaseUrl url = settings.url();
        Optional<Path> file = url.kind() == DatabaseKind.SQLITE ? SqliteUrl.file(url.jdbcUrl()) : Optional.empty();
        if (file.isPresent() && !Files.exists(file.get())) {
            // to open it would make it
            boolean writable = Files.isWritable(file.get().toAbsolutePath().getParent());
            return new DatabaseTrial(
                    writable,
                    List.of(
                            writable
                                    ? "The file \"%s\" is not there yet, and will be made.".formatted(file.get())
                                    : "The file \"%s\" is not there, and its folder may not be written."
                                            .formatted(file.get())));
        }
        List<String> sentences = new ArrayList<>();
        try (Connection connection = opened(settings)) {
            connection.setAutoCommit(false);
            sentences.add("Logged in to %s %s."
                    .formatted(
                            connection.getMetaData().getDatabaseProductName(),
                            connection.getMetaData().getDatabaseProductVersion()));
            return new DatabaseTrial(rights(url.kind(), connection, access, sentences), sentences);
        } catch (SQLException e) {
            sentences.add(said("The database cannot be used", e));
            return new DatabaseTrial(false, sentences);
        }
    }

    private static Connection opened(DatabaseSettings settings) throws SQLException {
        String url = settings.url().jdbcUrl();
        return Objects.requireNonNull(
                JdbcDriver.of(url).connect(url, settings.probeProperties(settings.connectTimeout())),
                "the driver takes the URL");
    }

    private static boolean rights(DatabaseKind kind, Connection connection, AccessMode access, List<String> sentences) {
        Optional<SQLException> reading = tried(connection, READ);
        if (reading.isEmpty()) {
            return access.readOnly() ? said(sentences, "may be read") : writes(connection, sentences);
        }
        if (DatabaseFailure.of(reading.get()) != DatabaseFailure.NO_TABLE) {
            sentences.add(said("The table %s may not be read".formatted(TABLE), reading.get()));
            return false;
        }
        if (access.readOnly()) {
            sentences.add(
                    "The table %s is not there, and %s keeps it from being made.".formatted(TABLE, AccessMode.KEY));
            return false;
        }
        Optional<SQLException> making = kind == DatabaseKind.MYSQL
                ? tried(connection, CREATE_LIKE_NONE)
                        .filter(error -> DatabaseFailure.of(error) != DatabaseFailure.NO_TABLE)
                : tried(connection, CREATE);
        sentences.add(
                making.map(error -> said("The table %s is not there, and may not be made".formatted(TABLE), error))
                        .orElse("The table %s is not there yet, and may be made.".formatted(TABLE)));
        return making.isEmpty();
    }

    private static boolean writes(Connection connection, List<String> sentences) {
        for (String write : WRITES) {
            Optional<SQLException> refusal = tried(connection, write);
            if (refusal.isPresent()) {
                sentences.add(said(
                        "The table %s may be read, but %s fails"
                                .formatted(TABLE, write.substring(0, write.indexOf(' '))),
                        refusal.get()));
                return false;
            }
        }
        return said(sentences, "may be read and written");
    }

    private static boolean said(List<String> sentences, String right) {
        sentences.add("The table %s is there, and %s.".formatted(TABLE, right));
        return true;
    }

    /** @return why it failed; empty where it did not */
    private static Optional<SQLException> tried(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.rollback();
            return Optional.empty();
        } catch (SQLException e) {
            takeBack(connection);
            return Optional.of(e);
        }
    }

    private static void takeBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            // the next statement will say it
        }
    }

    private static String said(String what, SQLException e) {
        DatabaseError error = DatabaseError.of(e);
        String code = error.sqlState() == null && error.vendorCode() == null
                ? ""
                : " (%s)".formatted(error.vendorCode() == null ? error.sqlState() : error.vendorCode());
        return "%s: %s%s.".formatted(what, FirstStep.sentenceOf(e), code);
    }
}
