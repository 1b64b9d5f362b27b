package dev.inferenceinstances.history;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an instance is to go back to.
 *
 * @param historyId of the entry whose state it shall have
 */
@Schema(writeOnly = true)
public record RollbackRequest(
        @NotNull(message = "is required") Long historyId) {}
