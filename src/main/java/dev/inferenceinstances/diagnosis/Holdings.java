package dev.inferenceinstances.diagnosis;

import dev.inferenceinstances.lease.ConnectionsReport.Held;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says who holds connections, as evidence and in a sentence. */
final class Holdings {

    /** More than these tell nothing more. */
    private static final int MOST = 5;

    private Holdings() {}

    /** By holder, the one with the most first. */
    static List<Map<String, Object>> byHolder(List<Held> leases) {
        return grouped(leases).values().stream()
                .sorted(Comparator.comparing(List<Held>::size).reversed())
                .limit(MOST)
                .map(Holdings::evidence)
                .toList();
    }

    /** The holder with the most of them. */
    static String mainHolder(List<Held> leases) {
        return grouped(leases).entrySet().stream()
                .max(Comparator.comparing(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("-");
    }

    static long longestMs(List<Held> leases) {
        return leases.stream().mapToLong(Held::heldMs).max().orElse(0);
    }

    private static Map<String, List<Held>> grouped(List<Held> leases) {
        return leases.stream().collect(Collectors.groupingBy(Held::holder));
    }

    private static Map<String, Object> evidence(List<Held> ofOne) {
        Held longest = ofOne.stream().max(Comparator.comparing(Held::heldMs)).orElseThrow();
        return Finding.evidence(
                "holder", longest.holder(),
                "connections", ofOne.size(),
                "longest_ms", longest.heldMs(),
                "request_id", longest.requestId(),
                "server_pid", longest.serverPid());
    }
}
