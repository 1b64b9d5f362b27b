package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceView;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** In what form instances are exported. */
interface ExportFormat {

    String mediaType();

    /** Writes what stands before the first of them, in UTF-8. */
    void writeHead(Buffer text);

    /** Writes some of them, each with the end of its line, in UTF-8. */
    void writeLines(List<InstanceView> instances, Buffer text);
}
