package dev.inferenceinstances.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inferenceinstances.schema.SchemaParts;
import dev.inferenceinstances.setting.Settings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a schema that cannot be brought up to date. */
class SchemaMigrationTest {

    private static final FlywayException NO_ROOM =
            new FlywayException("for user app", new SQLException("too many clients", "53300"));
    private static final FlywayException LOCKED =
            new FlywayException("V3 failed", new SQLException("canceling statement due to lock timeout", "55P03"));
    private static final FlywayException FORBIDDEN =
            new FlywayException("V1 failed", new SQLException("permission denied for schema public", "42501"));
    private static final FlywayException WRONG =
            new FlywayException("V1 failed", new SQLException("syntax error", "42601"));

    private final List<LogRecord> log = new ArrayList<>();
    private final Logger logger = Logger.getLogger(SchemaMigration.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            log.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private RuntimeException failure;
    private final Flyway flyway = new Flyway(new FluentConfiguration().dataSource("jdbc:sqlite::memory:", null, null)) {
        @Override
        public MigrateResult migrate() {
            throw failure;
        }
    };
    private final SchemaMigration migration = new SchemaMigration(flyway, new AccessMode(false), new SchemaParts());

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoLonger() {
        logger.setUseParentHandlers(true);
        logger.removeHandler(handler);
    }

    @Test
    void aServerWithoutRoomForItDoesNotStopTheStart() throws InterruptedException {
        failure = NO_ROOM;
        start();
        assertThat(migration.done()).isFalse();
    }

    @Test
    void aSchemaThatCannotBeMadeStopsTheStart() {
        failure = WRONG;
        assertThatThrownBy(this::start).isSameAs(WRONG);
    }

    @Test
    void aSchemaThatIsForbiddenIsWaitedForAndSaidInASentence() throws InterruptedException {
        failure = FORBIDDEN;
        start();
        assertThat(migration.failed()).isTrue();
        assertThat(migration.trouble()).get().asString().contains("GRANT CREATE, USAGE ON SCHEMA public");
        assertThat(log)
                .singleElement()
                .satisfies(line -> assertThat(line.getThrown()).isNull())
                .satisfies(line -> assertThat(line.getMessage()).contains("GRANT CREATE, USAGE ON SCHEMA public"));
    }

    /** A database that takes no writes could not be migrated, and is not to be. */
    @Test
    void aSchemaThatIsOnlyReadIsLeftAsItIs() {
        failure = FORBIDDEN;
        SchemaMigration leftAlone = new SchemaMigration(flyway, new AccessMode(true), new SchemaParts());
        leftAlone.run();
        assertThat(leftAlone.done()).isTrue();
        assertThat(leftAlone.failed()).isFalse();
    }

    /** The probe's thread, which may be asked to look at any time, beside that of the start. */
    @Test
    void whileOneThreadIsAtItAnotherDoesNotBegin() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        SchemaMigration slow = new SchemaMigration(
                new Flyway(new FluentConfiguration().dataSource("jdbc:sqlite::memory:", null, null)) {
                    @Override
                    public MigrateResult migrate() {
                        begun.incrementAndGet();
                        underWay.countDown();
                        awaitUninterruptibly(go);
                        throw NO_ROOM;
                    }
                },
                new AccessMode(false),
                new SchemaParts());
        CompletableFuture<Void> first = CompletableFuture.runAsync(slow::tryAgain);
        underWay.await();
        slow.tryAgain();
        go.countDown();
        first.get();
        assertThat(begun).hasValue(1);
    }

    @Test
    void theDatabaseIsAskedWhileALateMigrationRuns() throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        SchemaMigration late = new SchemaMigration(
                new Flyway(new FluentConfiguration().dataSource("jdbc:sqlite::memory:", null, null)) {
                    @Override
                    public MigrateResult migrate() {
                        if (begun.incrementAndGet() > 1) {
                            underWay.countDown();
                            awaitUninterruptibly(go);
                        }
                        throw NO_ROOM;
                    }
                },
                new AccessMode(false),
                new SchemaParts());
        DatabaseWatch watch = new DatabaseWatch(probe(), late);
        watch.start(null);
        try {
            underWay.await();
            assertThat(watch.ask(connection -> "answered")).succeedsWithin(Duration.ofSeconds(10));
        } finally {
            go.countDown();
            watch.stop(null);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theSameFailureIsLoggedOnce() {
        failure = WRONG;
        migration.tryAgain();
        migration.tryAgain();
        assertThat(log)
                .singleElement()
                .satisfies(line -> assertThat(line.getThrown()).isSameAs(WRONG));
        failure = NO_ROOM;
        migration.tryAgain();
        assertThat(log).hasSize(2);
        assertThat(log.get(1).getThrown())
                .as("the driver's words name the user")
                .isNull();
        assertThat(migration.failed()).isTrue();
    }

    /** Each attempt keeps whoever comes to the table waiting. */
    @Test
    void aTableThatIsHeldIsLeftAloneForAWhile() {
        failure = LOCKED;
        migration.tryAgain();
        assertThat(migration.failed()).isTrue();
        assertThat(migration.onlyWaits()).as("no table is missing").isTrue();
        failure = WRONG;
        migration.tryAgain();
        assertThat(migration.onlyWaits()).as("it was not tried").isTrue();
        assertThat(log).hasSize(1);
    }

    /** With a database that answers. */
    private void start() throws InterruptedException {
        DatabaseWatch watch = new DatabaseWatch(probe(), migration);
        try {
            watch.start(null);
        } finally {
            watch.stop(null);
        }
    }

    private static DatabaseProbe probe() {
        return new DatabaseProbe(
                DatabaseSettings.read(new Settings(Map.of(DatabaseUrl.KEY, "sqlite:///:memory:")::get)),
                new AccessMode(false),
                new PoolerGuard(Duration.ofSeconds(10)),
                Clock.systemUTC());
    }
}
