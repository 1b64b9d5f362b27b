package dev.inferenceinstances.history;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A part of the history, the newest entry first.
 *
 * @param totalCount how many entries meet the conditions
 * @param historyRecords those of this part
 * @param limit how many were asked for
 * @param offset how many newer ones are left out
 * @param hasMore whether there are older ones
 */
@JsonPropertyOrder({"total_count", "history_records", "limit", "offset", "has_more"})
@Schema
public record HistoryPage(long totalCount, List<HistoryRecord> historyRecords, int limit, int offset, boolean hasMore) {

    public HistoryPage {
        historyRecords = List.copyOf(historyRecords);
    }
}
