package dev.inferenceinstances.instance;

import java.util.Optional;

/**
 * The order of a list. Rows that are alike in the field follow each other by their ids; a time that a row lacks is before all others.
 *
 * @param falling whether the largest comes first
 */
record InstanceSort(SortField field, boolean falling) {

    /** Newest first, which is by falling id: the ids are given in the order of creation, and are unique. */
    static final InstanceSort NEWEST = new InstanceSort(SortField.ID, true);

    private static final String FALLING = "-";

    /** The order that is written as a field's name, with {@code -} before it for falling; empty where it is none. */
    static Optional<InstanceSort> parse(String text) {
        boolean falling = text.startsWith(FALLING);
        return SortField.named(falling ? text.substring(1) : text).map(field -> new InstanceSort(field, falling));
    }

    /** As {@link #parse} reads it. */
    String text() {
        return (falling ? FALLING : "") + field.label();
    }

    /** What stands behind {@code order by} in HQL. */
    String hql() {
        String direction = falling ? " desc" : " asc";
        if (field == SortField.ID) {
            return "id" + direction;
        }
        String nulls = field.nullable() ? (falling ? " nulls last" : " nulls first") : "";
        return field.attribute() + direction + nulls + ", id" + direction;
    }
}
