package dev.inferenceinstances.instance;

import java.util.Set;

/** What an instance can be. */
final class InstanceStatus {

    static final Set<String> KNOWN = Set.of("active", "inactive", "pending", "error");
    static final String PATTERN = "active|inactive|pending|error";
    static final String ALLOWED = "must be one of active, inactive, pending, error";
    static final String DEFAULT = "active";

    private InstanceStatus() {}
}
