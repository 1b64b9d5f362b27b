package dev.inferenceinstances.drill;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.inferenceinstances.exercise.Drill;
import dev.inferenceinstances.exercise.DrillKind;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A running drill as users read it.
 *
 * @param id a number that no other drill since start has
 * @param kind the trouble that is rehearsed
 * @param connections how many its callers want at once
 * @param seconds how long it takes, in seconds
 * @param endsAt when it ends by itself
 */
@JsonPropertyOrder({"id", "kind", "connections", "seconds", "ends_at"})
@Schema
public record DrillReport(long id, DrillKind kind, int connections, int seconds, Instant endsAt) {

    static DrillReport of(Drill drill) {
        return new DrillReport(
                drill.id(),
                drill.plan().kind(),
                drill.plan().connections(),
                drill.plan().seconds(),
                drill.endsAt());
    }
}
