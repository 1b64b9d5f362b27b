package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.inferenceinstances.problem.Problems;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that makes up an instance, its id apart, to be kept, compared and shown as a whole. */
public final class InstanceState {

    /** By so much a column of whole seconds is off at most. */
    private static final Duration ROUNDED = Duration.ofSeconds(1);

    private InstanceState() {}

    /** Whether two times of registration may be of one instance. */
    static boolean isSame(Instant now, Instant then) {
        boolean rounded = Stream.of(now, then).anyMatch(time -> time.equals(time.truncatedTo(ChronoUnit.SECONDS)));
        return now.equals(then) || rounded && Duration.between(now, then).abs().compareTo(ROUNDED) <= 0;
    }

    /** When a state begins that follows one: now, but later by what a column can tell apart, since each version has a time of its own. */
    static Instant later(@Nullable Instant before, Instant now) {
        return before == null || now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
    }

    /** Makes the one what the other is. What an old row lacks becomes its default. */
    public static void copy(InstanceColumns source, InstanceColumns target) {
        InstanceFields.STORED.forEach(field -> field.assign(source, target));
    }

    /** The names of the fields in which they differ, in the order in which they are shown. The times do not count. */
    public static List<String> differences(InstanceColumns before, InstanceColumns after) {
        return InstanceFields.OF_A_CLIENT.stream()
                .filter(field -> field.differs(before, after))
                .map(InstanceField::name)
                .toList();
    }

    /** Writes every field with its name into the object that was begun. */
    public static void write(JsonGenerator json, InstanceColumns state) throws IOException {
        for (InstanceField<?> field : InstanceFields.STORED) {
            field.writeTo(json, state);
        }
    }

    /** The names of all fields, in the order in which they are shown. */
    public static List<String> names() {
        return InstanceFields.ALL.stream().map(InstanceField::name).toList();
    }

    /** All fields in the same order as text: times in ISO 8601, lists and objects in JSON, and what has no value empty. */
    public static List<String> texts(InstanceColumns state) {
        return InstanceFields.ALL.stream().map(field -> text(field.of(state))).toList();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof Instant moment) {
            return IsoTime.of(moment);
        }
        return value == null ? "" : value.toString();
    }

    /**
     * Writes one field's value.
     *
     * @param name one of those that {@link #differences} gives
     */
    public static void writeValue(JsonGenerator json, InstanceColumns state, String name) throws IOException {
        for (InstanceField<?> field : InstanceFields.OF_A_CLIENT) {
            if (field.name().equals(name)) {
                field.writeValue(json, state);
            }
        }
    }

    /**
     * SQLite gives the largest id anew once its row is gone, where the earlier service made the table.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where an instance was registered at another time than the one of an entry
     */
    static void requireTheSame(long id, @Nullable Instant now, @Nullable Instant then) {
        if (now != null && then != null && !isSame(now, then)) {
            throw Problems.conflict(
                    "The instance with id %d is another one, registered at %s; that of the entry was registered at %s"
                            .formatted(id, now, then));
        }
    }
}
