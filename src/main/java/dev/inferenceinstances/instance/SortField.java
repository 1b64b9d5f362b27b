package dev.inferenceinstances.instance;

import dev.inferenceinstances.submission.StorableText;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list can be sorted by: fields that have an index, so that no page of it costs more than another. */
enum SortField {
    ID("id", row -> null),
    NAME("name", row -> row.name),
    MODEL_NAME("modelName", row -> row.modelName),
    CLUSTER_NAME("clusterName", row -> row.clusterName),
    CREATED_AT("createdAt", row -> row.createdAt),
    UPDATED_AT("updatedAt", row -> row.updatedAt);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant TOO_LATE = Instant.parse("+10000-01-01T00:00:00Z");

    static final String ALLOWED = "must be one of %s, with a - before it for falling order"
            .formatted(Arrays.stream(values()).map(SortField::label).collect(Collectors.joining(", ")));

    private final String attribute;
    private final Function<InstanceColumns, @Nullable Object> value;

    SortField(String attribute, Function<InstanceColumns, @Nullable Object> value) {
        this.attribute = attribute;
        this.value = value;
    }

    /** Its name in JSON. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its name in HQL. */
    String attribute() {
        return attribute;
    }

    /** True of the times, which a row of the earlier service may lack. */
    boolean nullable() {
        return this == CREATED_AT || this == UPDATED_AT;
    }

    /** True where no two rows are alike in it, so that none follows another by its id. */
    boolean unique() {
        return this == ID || this == NAME;
    }

    /** What a row has, beside its id; null where it has none. */
    @Nullable
    Object of(InstanceColumns row) {
        return value.apply(row);
    }

    /** Reads what {@link #of} gave, or what is stored for it, written as text; empty where it is neither. */
    Optional<Object> read(String text) {
        if (!nullable()) {
            return this != ID && StorableText.test(text) ? Optional.of(text) : Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text))
                    .filter(SortField::isStorable)
                    .map(Object.class::cast);
        } catch (DateTimeParseException e) {
            return StorableText.test(text) ? InstanceCursor.StoredTime.parse(text) : Optional.empty();
        }
    }

    /** What a column of a time takes on every database. */
    static boolean isStorable(Instant moment) {
        return !moment.isBefore(EARLIEST) && moment.isBefore(TOO_LATE);
    }

    static Optional<SortField> named(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label().equals(label))
                .findFirst();
    }
}
