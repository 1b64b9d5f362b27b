package dev.inferenceinstances.instance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A patch that is to become a new instance. */
record InstanceDraft(InstancePatch fields) {

    /** The required fields that were not sent. */
    Set<String> missing() {
        Map<String, String> required = new LinkedHashMap<>();
        required.put("name", fields.name());
        required.put("model_name", fields.modelName());
        required.put("cluster_name", fields.clusterName());
        required.put("image_tag", fields.imageTag());
        return required.keySet().stream()
                .filter(field -> Objects.isNull(required.get(field)))
                .collect(Collectors.toSet());
    }
}
