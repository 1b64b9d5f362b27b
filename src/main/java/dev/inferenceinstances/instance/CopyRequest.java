package dev.inferenceinstances.instance;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Which instance to copy, and what to call the copy.
 *
 * @param newName null where a free name is to be made from the source's
 */
public record CopyRequest(
        @NotNull(message = "is required") Integer sourceInstanceId,
        @Size(min = 1, max = 255) String newName) {}
