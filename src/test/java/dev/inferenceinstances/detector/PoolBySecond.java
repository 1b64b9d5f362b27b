package dev.inferenceinstances.detector;

import dev.inferenceinstances.pool.PoolReading;
import dev.inferenceinstances.pool.PoolSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The figures of an {@link ObservationBuilder}'s pool, one sample a second from a fixed moment on. */
final class PoolBySecond {

    static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private final List<PoolSample> samples = new ArrayList<>();

    /** So many of the same. */
    void seconds(int count, int checkedOut, int borrows, int waiting, int timeouts) {
        seconds(count, checkedOut, checkedOut, borrows, waiting, timeouts);
    }

    /** The same, where within each second more were borrowed than at its end. */
    void seconds(int count, int checkedOut, int checkedOutMax, int borrows, int waiting, int timeouts) {
        for (int i = 0; i < count; i++) {
            samples.add(new PoolSample(
                    START.plusSeconds(samples.size()),
                    checkedOut,
                    checkedOutMax,
                    Math.max(0, ObservationBuilder.BASE - checkedOut),
                    waiting,
                    waiting,
                    borrows,
                    timeouts,
                    Math.min(100, checkedOut * 10),
                    Map.of()));
        }
    }

    List<PoolSample> samples() {
        return samples;
    }

    /** The reading that the last sample is of. */
    PoolReading reading(int base, int overflow, boolean shared, int leaked) {
        PoolSample last = samples.get(samples.size() - 1);
        int checkedOut = (int) last.checkedOut();
        return new PoolReading(
                base,
                overflow,
                shared,
                (int) last.checkedIn(),
                checkedOut,
                (int) last.waiting(),
                last.timeouts(),
                checkedOut,
                last.at(),
                checkedOut,
                last.at(),
                leaked,
                0,
                0);
    }

    Instant now() {
        return START.plusSeconds(Math.max(0, samples.size() - 1));
    }
}
