package dev.inferenceinstances.lease;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one holder holds.
 *
 * @param connections how many, from 1
 * @param longestMs how long the longest held of them is held
 * @param shortestMs how long the shortest held of them is held
 */
public record HolderSummary(String holder, int connections, long longestMs, long shortestMs) {

    private static final double MILLIS = 1000;

    /** One for each holder, that of the longest held connection first. */
    static List<HolderSummary> group(List<HeldConnection> held) {
        Map<String, List<HeldConnection>> byHolder =
                held.stream().collect(Collectors.groupingBy(HeldConnection::holder));
        return byHolder.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(HolderSummary::longestMs)
                        .reversed()
                        .thenComparing(HolderSummary::holder))
                .toList();
    }

    /** As one phrase: {@code 28 by GET /api/instances for 0.2 to 12.3 s}. */
    public String phrase() {
        String ages = connections == 1
                ? String.format(Locale.ROOT, "%.1f s", longestMs / MILLIS)
                : String.format(Locale.ROOT, "%.1f to %.1f s", shortestMs / MILLIS, longestMs / MILLIS);
        return "%d by %s for %s".formatted(connections, holder, ages);
    }

    private static HolderSummary of(String holder, List<HeldConnection> held) {
        return new HolderSummary(
                holder,
                held.size(),
                held.stream().mapToLong(HeldConnection::heldMs).max().orElse(0),
                held.stream().mapToLong(HeldConnection::heldMs).min().orElse(0));
    }
}
