package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceQuery;
import dev.inferenceinstances.instance.InstanceService;
import dev.inferenceinstances.instance.InstanceView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
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
 * @param memory for the text of each page, once that of the one before has gone to the client
 */
record Export(
        InstanceService instances,
        InstanceQuery query,
        ExportFormat format,
        Context context,
        HttpServerResponse response,
        ByteBuf memory) {

    Export(
            InstanceService instances,
            InstanceQuery query,
            ExportFormat format,
            Context context,
            HttpServerResponse response) {
        // who sends it lets go of it each time
        this(
                instances,
                query,
                format,
                context,
                response,
                Unpooled.unreleasableBuffer(Unpooled.buffer(PageSize.TEXT_BYTES)));
    }

    /**
     * One page.
     *
     * @param next the query for the next page; null where this is the last
     */
    record Page(List<InstanceView> rows, @Nullable InstanceQuery next) {}

    /** With what is read first already, so that what fails at once can still be answered with a problem. */
    Begun begun() {
        Page first = behind(query);
        Buffer text = page();
        format.writeHead(text);
        format.writeLines(first.rows(), text);
        return new Begun(this, first, text);
    }

    /** The next page, while a connection is held. */
    Page behind(InstanceQuery asked) {
        List<InstanceView> rows = instances.page(asked);
        boolean last = rows.size() < asked.limit();
        return new Page(
                rows, last ? null : asked.behind(rows.get(rows.size() - 1).row(), PageSize.after(rows)));
    }

    /** What is sent of one that is not the first, in the place of what was sent of the one before. */
    Buffer text(Page page) {
        Buffer text = page();
        format.writeLines(page.rows(), text);
        return text;
    }

    /** Vert.x would have users know nothing of Netty, and offers no other way to write anew what a buffer holds. */
    @SuppressWarnings("deprecation")
    private Buffer page() {
        return Buffer.buffer(memory.clear());
    }

    /**
     * Its begin.
     *
     * @param text what is sent of the first page, and before it
     */
    record Begun(Export export, Page first, Buffer text) {}
}
