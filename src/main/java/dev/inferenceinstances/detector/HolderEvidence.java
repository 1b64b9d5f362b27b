package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import dev.inferenceinstances.lease.HolderSummary;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one holder holds, as evidence.
 *
 * @param connections how many of those that count
 * @param longestMs how long the longest held of them is held, in milliseconds
 * @param requestId the request that holds the longest held one; null in the background
 * @param serverPid the server's number for its session; null where the database has none, and behind a connection pooler
 */
record HolderEvidence(
        String holder,
        int connections,
        long longestMs,
        @Nullable String requestId,
        @Nullable Integer serverPid) {

    /** Further holders add nothing to the picture. */
    private static final int MOST = 5;

    private static final String NOBODY = "-";

    /** One for each holder, the one with the most connections first, and among equals the one that has held for longest. */
    static List<HolderEvidence> byHolder(List<HeldConnection> leases) {
        return mostFirst(leases).limit(MOST).map(HolderEvidence::of).toList();
    }

    /** The holder with the most connections. */
    static String mainHolder(List<HeldConnection> leases) {
        return mostFirst(leases).findFirst().map(HolderSummary::holder).orElse(NOBODY);
    }

    static long longestMs(List<HeldConnection> leases) {
        return leases.stream().mapToLong(HeldConnection::heldMs).max().orElse(0);
    }

    private static Stream<HolderSummary> mostFirst(List<HeldConnection> leases) {
        return HolderSummary.group(leases).stream()
                .sorted(Comparator.comparing(HolderSummary::connections).reversed());
    }

    private static HolderEvidence of(HolderSummary summary) {
        HeldConnection longest = summary.longest();
        return new HolderEvidence(
                summary.holder(), summary.connections(), longest.heldMs(), longest.requestId(), longest.serverPid());
    }
}
