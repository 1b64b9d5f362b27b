package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceQuery;
import dev.inferenceinstances.instance.InstanceService;
import dev.inferenceinstances.instance.InstanceView;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All instances that meet a query, to be read page by page.
 *
 * @param query gives a page
 * @param context of the request, to read the next page in
 * @param response to the client
 */
record Export(
        InstanceService instances,
        InstanceQuery query,
        ExportFormat format,
        Context context,
        HttpServerResponse response) {

    /**
     * One page.
     *
     * @param next the query for the next page; null where this is the last
     */
    record Page(Buffer text, int rows, @Nullable InstanceQuery next) {}

    Page first() {
        return page(query, format.head());
    }

    Page behind(InstanceQuery next) {
        return page(next, "");
    }

    private Page page(InstanceQuery asked, String head) {
        List<InstanceView> rows = instances.page(asked);
        boolean last = rows.size() < asked.limit();
        InstanceQuery next =
                last ? null : asked.behind(rows.get(rows.size() - 1).row());
        return new Page(Buffer.buffer(head + format.lines(rows)), rows.size(), next);
    }

    /** With what is read first already, so that what fails at once can still be answered with a problem. */
    record Begun(Export export, Page first) {}
}
