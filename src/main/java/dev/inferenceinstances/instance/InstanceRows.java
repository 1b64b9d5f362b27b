package dev.inferenceinstances.instance;

import dev.inferenceinstances.problem.FieldError;
import java.util.List;
import java.util.Set;

/** Fills rows. */
final class InstanceRows {

    private InstanceRows() {}

    static InferenceInstance withDefaults() {
        InferenceInstance row = new InferenceInstance();
        InstanceFields.ALL.forEach(field -> field.setDefault(row));
        return row;
    }

    /** A new row with the fields of another, except for its id, name and times. */
    static InferenceInstance copyOf(InferenceInstance source) {
        InferenceInstance row = new InferenceInstance();
        InstanceFields.COPIED.forEach(field -> field.copy(source, row));
        return row;
    }

    /** How a row is now. */
    static InferenceInstance snapshot(InferenceInstance row) {
        InferenceInstance snapshot = new InferenceInstance();
        snapshot.id = row.id;
        InstanceState.copy(row, snapshot);
        return snapshot;
    }

    /** Changes the fields that were sent, and leaves the others. */
    static void apply(InstancePatch patch, InferenceInstance row) {
        InstanceFields.ALL.forEach(field -> field.apply(patch, row));
    }

    /**
     * The same as RFC 7396 has it: what was sent as null goes back to its default, and of the environment variables those that were not sent
     * stay.
     *
     * @param emptied the names of fields that have a default, or may be null
     */
    static void merge(InstancePatch patch, Set<String> emptied, InferenceInstance row) {
        String before = row.envs;
        apply(patch, row);
        if (patch.envs() != null) {
            row.envs = Envs.merged(before, patch.envs());
        }
        for (InstanceField<?> field : InstanceFields.OF_A_CLIENT) {
            if (emptied.contains(field.name())) {
                field.empty(row);
            }
        }
        if (emptied.contains(InstanceFields.PRIORITY.name())) {
            row.priorities = Priorities.withFirst(row.priorities, Priorities.first(Priorities.DEFAULT));
        }
    }

    /** The fields among these that every instance must have, and so cannot be emptied. */
    static List<FieldError> notToBeEmptied(Set<String> emptied) {
        return InstanceFields.ALL.stream()
                .filter(field -> field.required() && emptied.contains(field.name()))
                .map(field -> new FieldError(field.name(), "cannot be removed"))
                .toList();
    }

    /** True where nothing that is known was sent. */
    static boolean unchangedBy(InstancePatch patch) {
        return InstanceFields.ALL.stream().noneMatch(field -> field.isIn(patch));
    }
}
