package dev.inferenceinstances.instance;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which instance to copy, and what to call the copy.
 *
 * @param sourceInstanceId the id of the instance to copy
 * @param newName what to call the copy, 1 to 255 characters, not taken, blanks around it are left out; null where a free name is to be made from the source's
 */
@Schema(writeOnly = true)
public record CopyRequest(
        @NotNull(message = "is required") Long sourceInstanceId,
        @Size(min = 1, max = 255) @Nullable String newName) {
    public CopyRequest {
        newName = newName == null ? null : newName.strip();
    }
}
