package dev.inferenceinstances.instance;

import dev.inferenceinstances.submission.BodyText;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The place behind one row of a sorted list. It names what the row is sorted by, not how many were before it, so that it stays where it is
 * while rows come and go, the row itself too.
 *
 * @param value what the row is sorted by beside its id; null where it is sorted by that alone, or lacks the value
 * @param id of the row
 */
record InstanceCursor(InstanceSort sort, @Nullable Object value, long id) {

    private static final String SEPARATOR = "\n";
    private static final Pattern ID = Pattern.compile("-?[0-9]{1,19}");

    /**
     * A time as it stands in a column of SQLite, which compares and sorts it as the text it is. Programs write it in several forms, of which
     * {@code 2024-05-01 10:00:00} comes before {@code 2024-05-01 10:00:00.000000}, though both are one moment; and it need not be a time.
     */
    record StoredTime(String text) {

        /** No form of a moment begins with it. */
        private static final String SIGN = "~";

        /** Reads what {@link #toString} wrote. */
        static Optional<Object> parse(String text) {
            return text.startsWith(SIGN)
                    ? Optional.of(new StoredTime(text.substring(SIGN.length())))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return SIGN + text;
        }
    }

    /** A stretch of the list behind the cursor: rows that one range of an index holds, in the order of the list. */
    record Stretch(String hql, Map<String, Object> parameters) {}

    static InstanceCursor behind(InstanceColumns row, InstanceSort sort) {
        return new InstanceCursor(sort, sort.field().of(row), row.instanceId());
    }

    /**
     * The same place, by the text that the column of a time holds.
     *
     * @param stored null where there is none
     */
    InstanceCursor by(@Nullable String stored) {
        if (stored == null || !Objects.equals(TimestampText.read(stored), value)) {
            // the row was changed since it was read
            return this;
        }
        return new InstanceCursor(sort, new StoredTime(stored), id);
    }

    /** The same place in a column that holds times as such. */
    InstanceCursor byMoment() {
        if (!(value instanceof StoredTime time)) {
            return this;
        }
        Instant moment = TimestampText.read(time.text());
        return new InstanceCursor(sort, moment != null && SortField.isStorable(moment) ? moment : null, id);
    }

    /** What clients send back, and are not to look into. */
    String text() {
        String plain = sort.text() + SEPARATOR + id + (value == null ? "" : SEPARATOR + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor that {@link #text} wrote; empty where it did not. */
    static Optional<InstanceCursor> parse(String text) {
        try {
            String[] parts = BodyText.of(Base64.getUrlDecoder().decode(text)).split(SEPARATOR, 3);
            if (parts.length < 2 || !ID.matcher(parts[1]).matches()) {
                return Optional.empty();
            }
            long id = Long.parseLong(parts[1]);
            return InstanceSort.parse(parts[0]).flatMap(sort -> of(sort, id, parts));
        } catch (IllegalArgumentException | HttpProblem e) {
            return Optional.empty();
        }
    }

    private static Optional<InstanceCursor> of(InstanceSort sort, long id, String[] parts) {
        SortField field = sort.field();
        if (parts.length == 2) {
            boolean complete = field == SortField.ID || field.nullable();
            return complete ? Optional.of(new InstanceCursor(sort, null, id)) : Optional.empty();
        }
        return field.read(parts[2]).map(value -> new InstanceCursor(sort, value, id));
    }

    /**
     * The rows behind the cursor, in the order of the list. As one condition they would be joined by {@code or}, of which databases make no
     * range of an index: they would read all that comes before.
     *
     * @param comparesRows whether the database finds a place in an index by comparing the text and the id at once
     */
    List<Stretch> stretches(boolean comparesRows) {
        String beyond = sort.falling() ? "<" : ">";
        if (sort.field() == SortField.ID) {
            return List.of(new Stretch("id %s :cursorId".formatted(beyond), Map.of("cursorId", id)));
        }
        return value == null ? withoutValue(beyond) : behindValue(value, beyond, comparesRows);
    }

    private List<Stretch> withoutValue(String beyond) {
        String field = sort.field().attribute();
        Stretch alike = new Stretch("%s is null and id %s :cursorId".formatted(field, beyond), Map.of("cursorId", id));
        return sort.falling() ? List.of(alike) : List.of(alike, new Stretch(field + " is not null", Map.of()));
    }

    private List<Stretch> behindValue(Object value, String beyond, boolean comparesRows) {
        String field = sort.field().attribute();
        // as SQL, a time may be compared with a text
        boolean stored = value instanceof StoredTime;
        String place = stored ? "sql('?', :cursorValue)" : ":cursorValue";
        String column = stored ? "sql('?', %s)".formatted(field) : field;
        Object bound = stored ? ((StoredTime) value).text() : value;
        Map<String, Object> both = Map.of("cursorValue", bound, "cursorId", id);
        if (comparesRows && !sort.field().nullable() && !sort.field().unique()) {
            return List.of(new Stretch("(%s, id) %s (:cursorValue, :cursorId)".formatted(field, beyond), both));
        }
        List<Stretch> stretches = new ArrayList<>();
        if (!sort.field().unique()) {
            stretches.add(new Stretch("%s = %s and id %s :cursorId".formatted(column, place, beyond), both));
        }
        stretches.add(new Stretch("%s %s %s".formatted(column, beyond, place), Map.of("cursorValue", bound)));
        if (sort.falling() && sort.field().nullable()) {
            stretches.add(new Stretch(field + " is null", Map.of()));
        }
        return stretches;
    }
}
