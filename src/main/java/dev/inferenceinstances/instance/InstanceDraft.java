package dev.inferenceinstances.instance;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** A patch that is to become a new instance. */
public record InstanceDraft(InstancePatch fields) {

    /** The required fields that were not sent. */
    public Set<String> missing() {
        return InstanceFields.ALL.stream()
                .filter(field -> field.required() && !field.isIn(fields))
                .map(InstanceField::name)
                .collect(Collectors.toSet());
    }

    /** The row that it becomes, without its id: what was not sent is the default. */
    public InferenceInstance row(Instant createdAt) {
        InferenceInstance row = InstanceRows.withDefaults();
        InstanceRows.apply(fields, row);
        row.createdAt = createdAt;
        row.updatedAt = createdAt;
        return row;
    }
}
