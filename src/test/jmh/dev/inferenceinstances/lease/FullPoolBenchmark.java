package dev.inferenceinstances.lease;

import dev.inferenceinstances.database.HandshakeTimeout;
import dev.inferenceinstances.database.PoolerGuard;
import dev.inferenceinstances.pool.IdleConnections;
import dev.inferenceinstances.traffic.Timings;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

/** What it costs that sixteen callers without pause get ten connections in turn: how many holds a second, with the queue and without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 3)
@Fork(1)
@Threads(16)
public class FullPoolBenchmark {

    private static final int CONNECTIONS = 10;

    @Param({"false", "true"})
    public boolean inTurn;

    @Param({"200", "1000", "10000", "100000"})
    public long holdMicros;

    private Acquisitions acquisitions;
    private AgroalDataSource pool;

    @Setup
    public void open() throws SQLException {
        Clock clock = Clock.systemUTC();
        HolderRegistry holders = new HolderRegistry(new Timings(Clock.systemUTC()));
        LeaseSettings settings = new LeaseSettings(
                Duration.ofMinutes(1), Duration.ofMinutes(10), LeakAction.REPORT, Duration.ofSeconds(5));
        LeaseLedger ledger = new LeaseLedger(
                holders,
                new BorrowPeak(clock),
                new Leaks(clock, new Suspicion(holders), new LeakReclaimer(settings), leak -> {}),
                new PoolerGuard(Duration.ofSeconds(10)),
                new HandshakeTimeout(0));
        acquisitions = new Acquisitions(ledger, new Timings(Clock.systemUTC()), settings);
        acquisitions.connections(CONNECTIONS);
        AgroalDataSourceConfigurationSupplier pooling = new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(true)
                .connectionPoolConfiguration(configuration -> configuration
                        .initialSize(CONNECTIONS)
                        .minSize(CONNECTIONS)
                        .maxSize(CONNECTIONS)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(factory -> factory.connectionProviderClass(StubDriver.class)
                                .jdbcUrl("jdbc:stub")));
        if (inTurn) {
            pooling.connectionPoolConfiguration().connectionCache(new IdleConnections(ledger::takeIdle));
        }
        pool = AgroalDataSource.from(pooling);
        pool.setPoolInterceptors(List.of(ledger));
    }

    @TearDown
    public void close() {
        pool.close();
    }

    @Benchmark
    public void borrowHoldAndReturn() throws SQLException {
        try (Connection connection = borrow()) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(holdMicros));
        }
    }

    private Connection borrow() throws SQLException {
        if (!inTurn) {
            return pool.getConnection();
        }
        acquisitions.awaitTurn(System.nanoTime());
        try {
            return pool.getConnection();
        } finally {
            acquisitions.asked();
        }
    }
}
