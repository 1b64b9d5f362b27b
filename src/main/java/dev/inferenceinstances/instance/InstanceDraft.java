package dev.inferenceinstances.instance;

import java.util.Set;
import java.util.stream.Collectors;

/** A patch that is to become a new instance. */
record InstanceDraft(InstancePatch fields) {

    /** The required fields that were not sent. */
    Set<String> missing() {
        return InstanceFields.ALL.stream()
                .filter(field -> field.required() && !field.isIn(fields))
                .map(InstanceField::name)
                .collect(Collectors.toSet());
    }
}
