package dev.inferenceinstances.pool;

import dev.inferenceinstances.lease.Acquisitions;
import dev.inferenceinstances.lease.BorrowPeak;
import dev.inferenceinstances.lease.LeaseView;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads the real pool, and counts how often. */
@Alternative
@Singleton
public class CountingPoolReader extends PoolReader {

    private final AtomicInteger readings = new AtomicInteger();

    CountingPoolReader(
            AgroalDataSource dataSource,
            PoolSettings settings,
            PoolControl control,
            BorrowPeak peak,
            Acquisitions acquisitions,
            LeaseView leases) {
        super(dataSource, settings, control, peak, acquisitions, leases);
    }

    @Override
    public PoolReading read() {
        readings.incrementAndGet();
        return super.read();
    }

    public int readings() {
        return readings.get();
    }
}
