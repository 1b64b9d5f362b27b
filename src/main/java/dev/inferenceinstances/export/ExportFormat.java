package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceView;
import java.util.List;

/** In what form instances are exported. */
interface ExportFormat {

    String mediaType();

    /** What stands before the first of them, in UTF-8. */
    byte[] head();

    /** Some of them, each with the end of its line, in UTF-8. */
    byte[] lines(List<InstanceView> instances);
}
