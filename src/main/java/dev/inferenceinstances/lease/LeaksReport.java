package dev.inferenceinstances.lease;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The leaks, the open ones first, the latest first.
 *
 * @param leakedTotal found since start
 * @param open connections that are leaked now
 * @param leaks the open ones and the last 100 that are over
 */
@Schema
public record LeaksReport(long leakedTotal, int open, List<Found> leaks) {

    /**
     * One leak.
     *
     * @param id the number of the lease
     * @param heldMs how long the connection has been held, or was until it came back, in milliseconds
     * @param returnedAt when it came back; null while it is not back
     * @param stack where it was borrowed; null where no stack was taken, and for a caller who has not signed in
     * @see Leak
     */
    @Schema(name = "Leak")
    public record Found(
            long id,
            String holder,
            LeakReason reason,
            Instant detectedAt,
            long heldMs,
            Instant returnedAt,
            List<String> stack,
            String requestId,
            Integer serverPid) {

        Found withoutStack() {
            return new Found(id, holder, reason, detectedAt, heldMs, returnedAt, null, requestId, serverPid);
        }
    }

    static LeaksReport of(Leaks leaks, long nanos) {
        return new LeaksReport(
                leaks.total(),
                leaks.open(),
                leaks.all().stream().map(leak -> found(leak, nanos)).toList());
    }

    /** As it is shown to a caller who has not signed in. */
    LeaksReport withoutStacks() {
        return new LeaksReport(
                leakedTotal, open, leaks.stream().map(Found::withoutStack).toList());
    }

    static Found found(Leak leak, long nanos) {
        return new Found(
                leak.lease(),
                leak.holder().name(),
                leak.reason(),
                leak.detectedAt(),
                TimeUnit.NANOSECONDS.toMillis(leak.heldNanos(nanos)),
                leak.returned() == null ? null : leak.returned().at(),
                leak.stack(),
                leak.requestId(),
                leak.serverPid());
    }
}
