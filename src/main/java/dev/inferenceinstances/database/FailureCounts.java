package dev.inferenceinstances.database;

import dev.inferenceinstances.failure.DatabaseFailure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How often requests failed for the database's sake in the last minute, by what was wrong. Some 4 kB, and never more. */
@Singleton
public class FailureCounts {

    static final int SECONDS = 60;

    private final Clock clock;
    private final Map<DatabaseFailure, int[]> bySecond = new EnumMap<>(DatabaseFailure.class);
    private final long[] second = new long[SECONDS];

    FailureCounts(Clock clock) {
        this.clock = clock;
        for (DatabaseFailure kind : DatabaseFailure.values()) {
            bySecond.put(kind, new int[SECONDS]);
        }
    }

    synchronized void add(DatabaseFailure kind) {
        long now = clock.instant().getEpochSecond();
        int place = (int) (now % SECONDS);
        if (second[place] != now) {
            second[place] = now;
            bySecond.values().forEach(counts -> counts[place] = 0);
        }
        counts(kind)[place]++;
    }

    /** Connections that the server refused because it had no room, in the last {@value #SECONDS} seconds. */
    public int refusedLastMinute() {
        return lastMinute(DatabaseFailure.TOO_MANY_CONNECTIONS);
    }

    /** Failures of this kind in the last {@value #SECONDS} seconds. */
    synchronized int lastMinute(DatabaseFailure kind) {
        long now = clock.instant().getEpochSecond();
        int sum = 0;
        for (int place = 0; place < SECONDS; place++) {
            // what is ahead was counted before the clock was set back
            if (second[place] > now - SECONDS && second[place] <= now) {
                sum += counts(kind)[place];
            }
        }
        return sum;
    }

    /** Every kind has its own from the start. */
    private int[] counts(DatabaseFailure kind) {
        return Objects.requireNonNull(bySecond.get(kind));
    }
}
