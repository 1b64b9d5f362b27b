package dev.inferenceinstances.traffic;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The last traced duration for each bucket of a {@link DurationDistribution}. Kept and read without a lock. */
final class TracedDurations {

    private final AtomicReferenceArray<@Nullable TracedDuration> last =
            new AtomicReferenceArray<>(DurationDistribution.BUCKETS);

    void keep(TracedDuration duration) {
        last.setRelease(DurationDistribution.bucket(duration.micros()), duration);
    }

    /** @param latest by the number of the bucket; takes over what is later than what it has */
    void addTo(Map<Integer, TracedDuration> latest) {
        for (int bucket = 0; bucket < DurationDistribution.BUCKETS; bucket++) {
            TracedDuration duration = last.getAcquire(bucket);
            if (duration != null) {
                latest.merge(bucket, duration, TracedDuration::orLater);
            }
        }
    }
}
