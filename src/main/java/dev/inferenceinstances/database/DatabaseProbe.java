package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.DatabaseFailureException;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database, over one connection of its own that is outside the pool and with time-outs of its own, whether it answers.
 * Called by one thread at a time; {@link #last()} may be read by any.
 */
@ApplicationScoped
public class DatabaseProbe {

    /** How long connecting may take, and how long the answer may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** PostgreSQL's query_canceled, by a time-out of the driver or of the server. */
    private static final String CANCELLED = "57014";

    private final DatabaseUrl url;
    private final Properties properties;
    private final Clock clock;
    private final Driver driver;
    private @Nullable Connection connection;
    private volatile Reachability last;
    private volatile boolean asked;

    DatabaseProbe(DatabaseSettings settings, Clock clock) {
        this.url = settings.url();
        this.properties = settings.probeProperties(TIMEOUT);
        this.clock = clock;
        this.driver = driver(settings.url().jdbcUrl());
        this.last = new Reachability(false, clock.instant(), Phrase.of("failure.not_asked"));
    }

    /** The last word, from memory. */
    public Reachability last() {
        return last;
    }

    /** The last word; empty where the database has not been asked yet. */
    public Optional<Reachability> lastAnswer() {
        return asked ? Optional.of(last) : Optional.empty();
    }

    /** Asks now, and remembers the answer. Takes at most about twice {@link #TIMEOUT}. */
    synchronized Reachability ask() {
        Reachability before = last;
        Reachability now = answer();
        last = now;
        asked = true;
        if (before.reachable() && !now.reachable()) {
            Log.warnf("The %s database cannot be reached: %s", url.kind().label(), now.detail());
        } else if (!before.reachable() && now.reachable()) {
            Log.infof("The %s database answers", url.kind().label());
        }
        return now;
    }

    /**
     * Puts another question to the server, with the same time-outs. A question that takes too long by its own time-out, which is to be
     * shorter, does not cost the connection, for a full server gives no other.
     *
     * @throws DatabaseFailureException where the server does not answer, or not in time
     */
    synchronized <T> T ask(ServerQuestion<T> question) {
        boolean used = connection != null;
        try {
            return question.ask(connected());
        } catch (SQLException e) {
            if (timedOut(e)) {
                throw new DatabaseFailureException(DatabaseFailure.of(e), e);
            }
            close();
            if (used) {
                // only its own session may have been ended
                return ask(question);
            }
            throw new DatabaseFailureException(DatabaseFailure.of(e), e);
        }
    }

    private static boolean timedOut(SQLException e) {
        return e instanceof SQLTimeoutException || CANCELLED.equals(e.getSQLState());
    }

    synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                Log.debugf(alreadyGone, "The probe's connection was gone before it was closed");
            }
            connection = null;
        }
    }

    private Reachability answer() {
        try {
            if (connection != null && !works(connection)) {
                close();
            }
            if (connection == null && !works(connected())) {
                throw new SQLException("a new connection does not answer");
            }
            return new Reachability(true, clock.instant(), null);
        } catch (SQLException e) {
            close();
            DatabaseFailure failure = DatabaseFailure.of(e);
            return new Reachability(failure.serverAnswered(), clock.instant(), failure.phrase());
        }
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = Objects.requireNonNull(driver.connect(url.jdbcUrl(), properties), "the driver takes the URL");
            connection = open;
        }
        return open;
    }

    private boolean works(Connection connection) throws SQLException {
        if (url.kind() != DatabaseKind.SQLITE) {
            return connection.isValid((int) TIMEOUT.toSeconds());
        }
        // a constant is answered from memory; the schema has to be read from the file
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from sqlite_master")) {
            return rows.next();
        }
    }

    static Driver driver(String jdbcUrl) {
        for (Driver candidate : ServiceLoader.load(Driver.class, DatabaseProbe.class.getClassLoader())) {
            try {
                if (candidate.acceptsURL(jdbcUrl)) {
                    return candidate;
                }
            } catch (SQLException notThisOne) {
                Log.debugf(notThisOne, "%s does not understand the URL", candidate);
            }
        }
        throw new IllegalStateException("No JDBC driver takes the URL in " + DatabaseUrl.KEY);
    }
}
