package dev.inferenceinstances.lease;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What one holder holds.
 *
 * @param connections how many, from 1
 * @param longest the longest held of them
 * @param shortestMs how long the shortest held of them is held, in milliseconds
 */
public record HolderSummary(String holder, int connections, HeldConnection longest, long shortestMs) {

    private static final double MILLIS = 1000;

    /** One for each holder, that of the longest held connection first. */
    public static List<HolderSummary> group(List<HeldConnection> held) {
        return held.stream().collect(Collectors.groupingBy(HeldConnection::holder)).values().stream()
                .map(HolderSummary::of)
                .sorted(Comparator.comparing(HolderSummary::longestMs)
                        .reversed()
                        .thenComparing(HolderSummary::holder))
                .toList();
    }

    /** As one phrase: {@code 28 by GET /api/instances for 0.2 to 12.3 s}. */
    public String phrase() {
        String ages = connections == 1
                ? String.format(Locale.ROOT, "%.1f s", longestMs() / MILLIS)
                : String.format(Locale.ROOT, "%.1f to %.1f s", shortestMs / MILLIS, longestMs() / MILLIS);
        return "%d by %s for %s".formatted(connections, holder, ages);
    }

    private long longestMs() {
        return longest.heldMs();
    }

    private static HolderSummary of(List<HeldConnection> ofOne) {
        HeldConnection longest =
                ofOne.stream().max(Comparator.comparing(HeldConnection::heldMs)).orElseThrow();
        return new HolderSummary(
                longest.holder(),
                ofOne.size(),
                longest,
                ofOne.stream().mapToLong(HeldConnection::heldMs).min().orElse(0));
    }
}
