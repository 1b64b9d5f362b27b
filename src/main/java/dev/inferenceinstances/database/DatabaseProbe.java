package dev.inferenceinstances.database;

import dev.inferenceinstances.datafile.DataFile;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Asks the database, over one connection of its own that is outside the pool and with time-outs of its own, whether it answers.
 * Called by one thread at a time; {@link #last()} may be read by any.
 */
@ApplicationScoped
public class DatabaseProbe {

    /** How long connecting may take, and how long the answer may take. */
    static final Duration TIMEOUT = Duration.ofSeconds(3);

    /** A role that may no longer log in keeps its sessions, so that only a new one tells. */
    private static final Duration LOGIN_HOLDS = Duration.ofSeconds(12);

    /** Who is told no at once is not kept waiting. */
    private static final Duration A_WAIT = Duration.ofSeconds(1);

    /** PostgreSQL's query_canceled, by a time-out of the driver or of the server. */
    private static final String CANCELLED = "57014";

    /** The class of syntax_error_or_access_rule_violation, after which a session goes on. */
    private static final String REFUSED = "42";

    private final DatabaseUrl url;
    private final Properties properties;
    private final Clock clock;
    private final Driver driver;
    private final AccessMode access;
    private final PoolerGuard poolers;
    private final DataFile file;
    private final AtomicBoolean doubted = new AtomicBoolean();
    private final Waiting waiting = new Waiting();
    private @Nullable Connection connection;
    private long loggedIn;
    private volatile Reachability last;
    private volatile boolean asked;

    DatabaseProbe(DatabaseSettings settings, AccessMode access, PoolerGuard poolers, Clock clock) {
        this.url = settings.url();
        this.properties = settings.probeProperties(TIMEOUT);
        this.clock = clock;
        this.driver = JdbcDriver.of(settings.url().jdbcUrl());
        this.access = access;
        this.poolers = poolers;
        this.file = new DataFile(url.file().orElse(null));
        this.last = Reachability.unknown(clock.instant());
    }

    /** The last word, from memory. */
    public Reachability last() {
        return last;
    }

    /** The last word; empty where the database has not been asked yet. */
    public Optional<Reachability> lastAnswer() {
        return asked ? Optional.of(last) : Optional.empty();
    }

    /** How long the database has been keeping the probe waiting for an answer; zero where nothing is being asked. */
    Duration waiting() {
        return waiting.now();
    }

    /**
     * Asks now, and remembers the answer. {@link #TIMEOUT} bounds each step and not all of them: the test of the session that is open, each
     * answer of the server while another is opened, the test of that one, and the question itself.
     */
    synchronized Reachability ask() {
        return learn(waiting.during(this::answer));
    }

    private Reachability learn(Reachability now) {
        Reachability before = last;
        last = now;
        asked = true;
        now.logChange(url.kind(), before);
        return now;
    }

    /**
     * Puts another question to the server, with the same time-outs. A question that takes too long by its own time-out, which is to be
     * shorter, does not cost the connection, for a full server gives no other.
     *
     * @throws DatabaseFailureException where the server does not answer, or not in time
     */
    synchronized <T> T ask(ServerQuestion<T> question) {
        try {
            return waiting.during(() -> put(question));
        } catch (DatabaseFailureException e) {
            // two connections in a row have told as much as the probe's own question would
            if (e.kind().isOfTheConnection() && !e.kind().serverAnswered()) {
                learn(failing(e));
            }
            throw e;
        }
    }

    private <T> T put(ServerQuestion<T> question) {
        boolean used = connection != null;
        try {
            return question.ask(connected());
        } catch (SQLException e) {
            if (e instanceof SQLTimeoutException || isOfTheStatement(e.getSQLState())) {
                throw new DatabaseFailureException(DatabaseFailure.of(e), e);
            }
            close();
            if (used) {
                // only its own session may have been ended
                return put(question);
            }
            throw new DatabaseFailureException(DatabaseFailure.of(e), e);
        }
    }

    private static boolean isOfTheStatement(@Nullable String state) {
        return state != null && (state.equals(CANCELLED) || state.startsWith(REFUSED));
    }

    /** An open session tells nothing of new ones: the next answer is that of a new one. */
    void doubt() {
        doubted.set(true);
    }

    synchronized void close() {
        close(connection);
        connection = null;
    }

    private static void close(@Nullable Connection old) {
        if (old != null) {
            try {
                old.close();
            } catch (SQLException alreadyGone) {
                Log.debugf(alreadyGone, "The probe's connection was gone before it was closed");
            }
        }
    }

    /** How often another file has taken the place of SQLite's, and was opened. */
    int fileReplacements() {
        return file.replacements();
    }

    private Reachability answer() {
        if (file.look() == DataFile.Whereabouts.GONE) {
            return Reachability.failing(clock.instant(), DatabaseFailure.UNREACHABLE, Phrase.of("failure.file_gone"));
        }
        forgetTheDead();
        try {
            if (connection == null || loginDue()) {
                logInAnew();
            }
            boolean readOnly = WriteAccess.isReadOnly(url.kind(), connected());
            return Reachability.answering(clock.instant(), readOnly, readOnly && !access.readOnly());
        } catch (SQLException e) {
            return failing(e);
        }
    }

    private Reachability failing(Exception e) {
        Reachability word = Reachability.failing(clock.instant(), e);
        return poolers.found() && waiting.sinceLast().compareTo(A_WAIT) > 0 ? word.afterWaiting() : word;
    }

    private void forgetTheDead() {
        try {
            if (connection != null && (file.look() == DataFile.Whereabouts.REPLACED || !works(connection))) {
                close();
            }
        } catch (SQLException dead) {
            close();
        }
    }

    private boolean loginDue() {
        boolean old = System.nanoTime() - loggedIn >= LOGIN_HOLDS.toNanos();
        return url.kind() != DatabaseKind.SQLITE && (doubted.getAndSet(false) || old);
    }

    /** A full server gives no other connection, so the one that works is kept until there is a new one, and where there is none. */
    private void logInAnew() throws SQLException {
        Connection before = connection;
        try {
            connection = opened();
            if (!works(connection)) {
                throw new SQLException("a new connection does not answer");
            }
            close(before);
        } catch (SQLException e) {
            if (connection != before) {
                close();
            }
            connection = before;
            if (before == null || !DatabaseFailure.of(e).serverAnswered()) {
                // until a login is accepted, the session that is open does not count
                doubt();
                throw e;
            }
        }
    }

    private Connection opened() throws SQLException {
        loggedIn = System.nanoTime();
        waiting.loggingIn();
        Connection opened =
                Objects.requireNonNull(driver.connect(url.jdbcUrl(), properties), "the driver takes the URL");
        if (url.kind() != DatabaseKind.SQLITE) {
            // where there are several hosts, each had a part of the time alone
            opened.setNetworkTimeout(Runnable::run, Math.toIntExact(TIMEOUT.toMillis()));
        }
        waiting.answered();
        file.opened();
        return opened;
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection = opened();
        }
        return connection;
    }

    private boolean works(Connection connection) throws SQLException {
        boolean works = url.kind().answersOn(connection, TIMEOUT);
        waiting.answered();
        return works;
    }
}
