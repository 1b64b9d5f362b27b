package dev.inferenceinstances.export;

import dev.inferenceinstances.instance.InstanceView;
import java.util.List;

/** In what form instances are exported. */
interface ExportFormat {

    String mediaType();

    /** What stands before the first of them. */
    String head();

    /** Some of them, each with the end of its line. */
    String lines(List<InstanceView> instances);
}
