package dev.inferenceinstances.schema;

import dev.inferenceinstances.problem.Problems;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which parts of the schema the service has, and so what it does without. It has all until it has looked. */
@Singleton
public class SchemaParts {

    private volatile List<Shortfall> shortfalls = List.of();

    /**
     * Looks what the account may do, once the schema is as up to date as it gets, and says in the log what is off, and what names are one to the database.
     *
     * @return false where the registry itself cannot be read, without which there is nothing to serve
     * @throws SQLException where the database does not answer
     */
    public boolean look(Connection connection) throws SQLException {
        return look(connection, null);
    }

    /**
     * The same of a schema that is left as it is, where whether its tables may be written is nobody's question.
     *
     * @param setting the key of what says so
     */
    public boolean lookOnly(Connection connection, String setting) throws SQLException {
        return look(connection, setting);
    }

    private boolean look(Connection connection, @Nullable String setting) throws SQLException {
        List<Shortfall> found = SchemaTrial.of(connection, setting).orElse(null);
        if (found == null) {
            return false;
        }
        shortfalls = found;
        found.forEach(shortfall -> Log.warn(shortfall.sentenceWithNames()));
        CollationNotice.look(connection);
        return true;
    }

    /** Whether the service can do this. From memory. */
    public boolean has(SchemaPart part) {
        return shortfalls.stream().noneMatch(shortfall -> shortfall.part() == part);
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 501 where the part is off, with the reason */
    public void require(SchemaPart part) {
        for (Shortfall shortfall : shortfalls) {
            if (shortfall.part() == part) {
                throw Problems.notImplemented(shortfall.sentence());
            }
        }
    }

    /** What is off, and why: a sentence each, without its stop. */
    public List<String> off() {
        return shortfalls.stream().map(Shortfall::sentence).toList();
    }
}
