package dev.inferenceinstances.control;

import dev.inferenceinstances.pool.PoolSettings;
import dev.inferenceinstances.pool.PoolSize;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How large the pool is to be; what is null stays as it is.
 *
 * @param poolSize base connections
 * @param maxOverflow connections beyond these
 * @param force true to go beyond what the database server has left
 */
@Schema(writeOnly = true)
public record ResizeRequest(
        @Min(1) @Max(PoolSettings.MOST) Integer poolSize,
        @Min(0) @Max(PoolSettings.MOST) Integer maxOverflow,
        Boolean force) {

    /** True where there is nothing to change. */
    boolean empty() {
        return poolSize == null && maxOverflow == null;
    }

    boolean forced() {
        return Boolean.TRUE.equals(force);
    }

    PoolSize from(PoolSize now) {
        return new PoolSize(
                poolSize == null ? now.base() : poolSize, maxOverflow == null ? now.overflow() : maxOverflow);
    }
}
