package dev.inferenceinstances.instance;

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

    /** Changes the fields that were sent, and leaves the others. */
    static void apply(InstancePatch patch, InferenceInstance row) {
        InstanceFields.ALL.forEach(field -> field.apply(patch, row));
    }

    /** True where nothing that is known was sent. */
    static boolean unchangedBy(InstancePatch patch) {
        return InstanceFields.ALL.stream().noneMatch(field -> field.isIn(patch));
    }
}
