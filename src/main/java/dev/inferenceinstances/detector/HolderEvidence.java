package dev.inferenceinstances.detector;

import dev.inferenceinstances.lease.HeldConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says who holds connections, as evidence and in a sentence. */
final class HolderEvidence {

    /** More than these tell nothing more. */
    private static final int MOST = 5;

    private HolderEvidence() {}

    /** By holder, the one with the most first. */
    static List<Map<String, Object>> byHolder(List<HeldConnection> leases) {
        return grouped(leases).values().stream()
                .sorted(Comparator.comparing(List<HeldConnection>::size).reversed())
                .limit(MOST)
                .map(HolderEvidence::evidence)
                .toList();
    }

    /** The holder with the most of them. */
    static String mainHolder(List<HeldConnection> leases) {
        return grouped(leases).entrySet().stream()
                .max(Comparator.comparing(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("-");
    }

    static long longestMs(List<HeldConnection> leases) {
        return leases.stream().mapToLong(HeldConnection::heldMs).max().orElse(0);
    }

    private static Map<String, List<HeldConnection>> grouped(List<HeldConnection> leases) {
        return leases.stream().collect(Collectors.groupingBy(HeldConnection::holder));
    }

    private static Map<String, Object> evidence(List<HeldConnection> ofOne) {
        HeldConnection longest =
                ofOne.stream().max(Comparator.comparing(HeldConnection::heldMs)).orElseThrow();
        return Finding.evidence(
                "holder", longest.holder(),
                "connections", ofOne.size(),
                "longest_ms", longest.heldMs(),
                "request_id", longest.requestId(),
                "server_pid", longest.serverPid());
    }
}
