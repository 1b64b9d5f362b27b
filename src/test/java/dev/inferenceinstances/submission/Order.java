package dev.inferenceinstances.submission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;

/** A body with a field of every type that bodies of this service have. */
record Order(
        @NotBlank(message = "must not be blank") @Size(max = 5, message = "must be short")
        String itemName,

        @Min(value = 1, message = "must be at least 1") @Max(value = 9, message = "must be at most 9")
        Integer itemCount,

        Long itemId,
        Boolean urgent,
        List<String> tags,
        Map<String, String> labels) {

    static Order of(String itemName, Integer itemCount) {
        return new Order(itemName, itemCount, null, null, null, null);
    }
}
