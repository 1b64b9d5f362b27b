package dev.inferenceinstances.bulk;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of many instances that were sent at once, where all of them are registered.
 *
 * @param created how many they are
 * @param ids of the instances, in the order in which they were sent
 */
@JsonPropertyOrder({"created", "ids"})
@Schema
public record BulkCreated(int created, List<Long> ids) {

    static BulkCreated of(List<Long> ids) {
        return new BulkCreated(ids.size(), ids);
    }
}
