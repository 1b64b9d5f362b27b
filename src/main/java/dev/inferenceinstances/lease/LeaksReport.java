package dev.inferenceinstances.lease;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The leaks, the open ones first, the latest first.
 *
 * @param leakedTotal found since start
 * @param open connections that are leaked now
 * @param leaks the open ones and the last 100 that are over
 */
@Schema
public record LeaksReport(long leakedTotal, int open, List<LeakReport> leaks) {

    /**
     * @param nanos now, as {@link System#nanoTime()} counts
     * @param withStacks whether the caller may see them
     */
    static LeaksReport of(Leaks leaks, long nanos, boolean withStacks) {
        return new LeaksReport(
                leaks.total(),
                leaks.open(),
                leaks.all().stream()
                        .map(leak -> LeakReport.of(withStacks ? leak : leak.withoutStack(), nanos))
                        .toList());
    }
}
