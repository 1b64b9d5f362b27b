package dev.inferenceinstances.lease;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One leak as users read it.
 *
 * @param id the number of the lease
 * @param heldMs how long the connection has been held, or was until it came back, in milliseconds
 * @param returnedAt when it came back; null while it is not back
 * @param stack where it was borrowed; null where no stack was taken, and for a caller who has not signed in
 * @see Leak
 */
@Schema(name = "Leak")
public record LeakReport(
        long id,
        String holder,
        LeakReason reason,
        Instant detectedAt,
        long heldMs,
        @Nullable Instant returnedAt,
        @Nullable List<String> stack,
        @Nullable String requestId,
        @Nullable String traceId,
        @Nullable Integer serverPid) {

    /** @param nanos now, as {@link System#nanoTime()} counts */
    public static LeakReport of(Leak leak, long nanos) {
        return new LeakReport(
                leak.lease(),
                leak.holder(),
                leak.reason(),
                leak.detectedAt(),
                TimeUnit.NANOSECONDS.toMillis(leak.heldNanos(nanos)),
                leak.returned() == null ? null : leak.returned().at(),
                leak.stack(),
                leak.requestId(),
                leak.traceId(),
                leak.serverPid());
    }
}
