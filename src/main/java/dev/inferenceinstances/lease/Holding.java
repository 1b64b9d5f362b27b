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
public record Holding(String holder, int connections, long longestMs, long shortestMs) {

    private static final double MILLIS = 1000;

    /** One for each holder, that of the longest held connection first. */
    static List<Holding> group(List<ConnectionsReport.Held> held) {
        Map<String, List<ConnectionsReport.Held>> byHolder =
                held.stream().collect(Collectors.groupingBy(ConnectionsReport.Held::holder));
        return byHolder.entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Holding::longestMs).reversed().thenComparing(Holding::holder))
                .toList();
    }

    /** As one phrase: {@code 28 by GET /api/instances for 0.2 to 12.3 s}. */
    public String phrase() {
        String ages = connections == 1
                ? String.format(Locale.ROOT, "%.1f s", longestMs / MILLIS)
                : String.format(Locale.ROOT, "%.1f to %.1f s", shortestMs / MILLIS, longestMs / MILLIS);
        return "%d by %s for %s".formatted(connections, holder, ages);
    }

    private static Holding of(String holder, List<ConnectionsReport.Held> held) {
        return new Holding(
                holder,
                held.size(),
                held.stream().mapToLong(ConnectionsReport.Held::heldMs).max().orElse(0),
                held.stream().mapToLong(ConnectionsReport.Held::heldMs).min().orElse(0));
    }
}
