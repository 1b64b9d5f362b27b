package dev.inferenceinstances.lease;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.pool.IdleConnections;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What the ledger adds to one borrow and return, on a pool whose driver does nothing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Djmh.executor=CUSTOM", "-Djmh.executor.class=dev.inferenceinstances.lease.ServiceThreads"})
public class BorrowBenchmark {

    /** What watches the pool. */
    public enum Watched {
        BY_METRICS_ALONE,
        BY_THE_LEDGER,
        BY_THE_LEDGER_IN_TURN,
        BY_THE_LEDGER_WITH_STACKS
    }

    @Param
    public Watched watched;

    private final Vertx vertx = Vertx.vertx();
    private final HolderRegistry holders = new HolderRegistry(new Timings(Clock.systemUTC()));
    private final Holder route = holders.named("GET /benchmark");
    private final LeaseLedger ledger = ledger();
    private AgroalDataSource pool;

    @Setup
    public void open() throws SQLException {
        AgroalDataSourceConfigurationSupplier settings = new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(true)
                .connectionPoolConfiguration(configuration -> configuration
                        .initialSize(10)
                        .minSize(10)
                        .maxSize(30)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(StubDriver.class)
                                .jdbcUrl("jdbc:stub")));
        if (watched != Watched.BY_METRICS_ALONE) {
            settings.connectionPoolConfiguration().connectionCache(new IdleConnections(ledger::takeIdle));
        }
        pool = AgroalDataSource.from(settings);
        if (watched != Watched.BY_METRICS_ALONE) {
            pool.setPoolInterceptors(List.of(ledger));
            ledger.turns().connections(30);
        }
        if (watched == Watched.BY_THE_LEDGER_WITH_STACKS) {
            route.suspect(System.nanoTime());
        }
    }

    @TearDown
    public void close() {
        pool.close();
        vertx.close();
    }

    /** A thread that serves a request, which the ledger finds by the context of the thread. */
    @State(Scope.Thread)
    public static class Request {

        @Setup
        public void begin(BorrowBenchmark benchmark) {
            ContextInternal context =
                    ((VertxInternal) benchmark.vertx).createEventLoopContext().duplicate();
            context.beginDispatch();
            CurrentWork.bind(Work.request(benchmark.route, "request", null, false));
        }
    }

    @Benchmark
    @Threads(1)
    public void oneThread(Request request) throws SQLException {
        borrowAndReturn();
    }

    @Benchmark
    @Threads(2)
    public void twoThreads(Request request) throws SQLException {
        borrowAndReturn();
    }

    private void borrowAndReturn() throws SQLException {
        if (watched == Watched.BY_THE_LEDGER_IN_TURN) {
            ledger.turns().tryAsk(System.nanoTime());
        }
        try (Connection connection = pool.getConnection()) {
            // held for no time: only the borrow and the return are measured
            if (watched == Watched.BY_THE_LEDGER_IN_TURN) {
                ledger.turns().asked();
            }
        }
    }

    private LeaseLedger ledger() {
        Clock clock = Clock.systemUTC();
        LeaseSettings settings = new LeaseSettings(
                Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
        Leaks leaks = new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings), leak -> {});
        return new LeaseLedger(
                holders,
                new BorrowPeak(clock),
                leaks,
                new PoolerGuard(Duration.ofSeconds(10)),
                new HandshakeTimeout(0));
    }
}
