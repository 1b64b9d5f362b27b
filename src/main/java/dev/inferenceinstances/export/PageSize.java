package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceColumns;
import dev.inferenceinstances.instance.InstanceView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many rows are read at once. They are in memory with their text, so that it is their size which is to be bounded, not their number. */
final class PageSize {

    /** Nothing is known of the first rows. */
    static final int FIRST = 100;

    private static final int LEAST = 10;

    /**
     * In characters, for each page. The text of a page is one array, and what is half a megabyte is humongous to the collector G1: it starts a
     * cycle for each such array, and lets the heap grow.
     */
    private static final long WANTED = 1 << 18;

    /** For the text of most pages. */
    static final int TEXT_BYTES = (int) WANTED;

    /** Of the fields that are short, with their names. */
    private static final long SHORT_FIELDS = 900;

    private PageSize() {}

    /** As many as are about {@value #WANTED} characters if they are as long as these. */
    static int after(List<InstanceView> rows) {
        long mean = rows.stream().mapToLong(view -> length(view.row())).sum() / rows.size();
        return (int) Math.max(LEAST, WANTED / mean);
    }

    private static long length(InstanceColumns row) {
        return SHORT_FIELDS + length(row.envs) + length(row.description) + length(row.checkpointPath);
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
