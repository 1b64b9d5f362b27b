package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import dev.inferenceinstances.failure.FirstStep;
import dev.inferenceinstances.schema.BrokenOffMigrations;
import dev.inferenceinstances.schema.MakingRight;
import dev.inferenceinstances.schema.SchemaParts;
import dev.inferenceinstances.wording.Phrase;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Brings the schema up to date, once the database can be reached, unless it takes no writes and is not to. An account that may not do so
 * gets a service without what it lacks, as long as there is a registry.
 */
@ApplicationScoped
public class SchemaMigration {

    private static final int ATTEMPTS = 10;
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** While a table is held, each attempt keeps whoever comes to it waiting for seconds. */
    private static final Duration FIRST_REST = Duration.ofSeconds(5);

    private static final Duration LONGEST_REST = Duration.ofMinutes(1);

    private final Flyway flyway;
    private final AccessMode access;
    private final SchemaParts parts;
    private final ReentrantLock running = new ReentrantLock();
    /** The number of the database that is up to date; none of them in the beginning. */
    private volatile int doneFor = -1;

    private volatile boolean failed;
    /** How many databases came one after another. */
    private volatile int database;

    private volatile @Nullable Phrase trouble;
    private volatile boolean waits;
    private @Nullable String complaint;
    /** Changed at the start, and by who is at it. */
    private Duration rest = Duration.ZERO;

    private long restedNanos = System.nanoTime();

    SchemaMigration(Flyway flyway, AccessMode access, SchemaParts parts) {
        this.flyway = flyway;
        this.access = access;
        this.parts = parts;
    }

    /** True once the schema is up to date. */
    public boolean done() {
        return doneFor == database;
    }

    /** True where it was tried and is not up to date. */
    public boolean failed() {
        return failed && !done();
    }

    /** True where it could not be brought up to date since somebody holds a table, which so is there, and will be when that is over. */
    public boolean onlyWaits() {
        return waits && failed();
    }

    /** Why it is not up to date, in English; empty where it is, or was not tried yet. */
    public Optional<String> trouble() {
        return reason().map(known -> known.in(Locale.ENGLISH));
    }

    /** The same in every language. */
    public Optional<Phrase> reason() {
        return Optional.ofNullable(trouble).filter(known -> !done());
    }

    /**
     * Does nothing once the schema is up to date.
     *
     * @throws RuntimeException where it cannot be brought up to date
     */
    void run() {
        running.lock();
        try {
            bringUpToDate();
        } finally {
            running.unlock();
        }
    }

    private void bringUpToDate() {
        int number = database;
        if (doneFor == number) {
            return;
        }
        if (access.readOnly()) {
            look();
            doneFor = number;
            Log.infof("The schema is left as it is, since %s says that the database takes no writes", AccessMode.KEY);
        } else {
            migrate();
            doneFor = number;
        }
    }

    /** Another database has taken the place of the one that was brought up to date, or is being brought. Called by one thread. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it
    void beginAnew() {
        database++;
    }

    /** What the service does without, because its account has no right to make or use a table: a sentence each. */
    public List<String> off() {
        return parts.off();
    }

    private void migrate() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            BrokenOffMigrations.forget(connection, flyway.getConfiguration().getTable());
        } catch (SQLException e) {
            throw new FlywayException("No connection to migrate the schema", e);
        }
        try {
            Log.infof("The schema is up to date; %d migrations were applied", applied());
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.NO_PERMISSION || !look()) {
                throw e;
            }
            Log.warn("The schema is left as it is, since this account has no right to change it");
            return;
        }
        look();
    }

    /** On MySQL and MariaDB, a service that starts in the moment in which another makes Flyway's table is told that it is there and empty. */
    private int applied() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            MakingRight.require(connection, flyway.getConfiguration().getTable());
        } catch (SQLException e) {
            throw new FlywayException("The schema cannot be migrated", e);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return flyway.migrate().migrationsExecuted;
            } catch (FlywayException e) {
                DatabaseFailure failure = DatabaseFailure.of(e);
                if (attempt == ATTEMPTS || failure != DatabaseFailure.OTHER && failure != DatabaseFailure.DUPLICATE) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean look() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
            return access.readOnly() ? parts.lookOnly(connection, AccessMode.KEY) : parts.look(connection);
        } catch (SQLException e) {
            throw new FlywayException("What the account may do could not be learnt", e);
        }
    }

    /** As {@link #run()}, but does nothing while another thread is at it, and leaves a failure to the log, which gets it once for as long as it stays the same. */
    void tryAgain() {
        if (!running.tryLock()) {
            return;
        }
        try {
            if (System.nanoTime() - restedNanos >= 0) {
                bringUpToDate();
            }
        } catch (RuntimeException e) {
            complain(e);
        } finally {
            running.unlock();
        }
    }

    /** It was tried, and is to be tried again. */
    void complain(RuntimeException e) {
        failed = true;
        Phrase reason = FirstStep.phraseOf(e);
        trouble = reason;
        DatabaseFailure failure = DatabaseFailure.of(e);
        waits = failure == DatabaseFailure.LOCK_TIMEOUT || failure == DatabaseFailure.STATEMENT_TIMEOUT;
        rest(waits);
        boolean known = isKnown(failure);
        String before = complaint;
        complaint = known ? reason.in(Locale.ENGLISH) : e.getMessage();
        if (Objects.equals(before, complaint)) {
            return;
        }
        if (known) {
            Log.warnf("The schema could not be brought up to date; trying again: %s", complaint);
        } else {
            Log.error("The schema could not be brought up to date; trying again", e);
        }
    }

    private void rest(boolean rests) {
        Duration longer = rest.isZero() ? FIRST_REST : rest.multipliedBy(2);
        if (longer.compareTo(LONGEST_REST) > 0) {
            longer = LONGEST_REST;
        }
        rest = rests ? longer : Duration.ZERO;
        restedNanos = System.nanoTime() + rest.toNanos();
    }

    /** Whether it tells all that an operator has to know, who can do something about it while the service waits. */
    static boolean isKnown(DatabaseFailure failure) {
        return failure.isTransient() || failure == DatabaseFailure.NO_PERMISSION;
    }
}
