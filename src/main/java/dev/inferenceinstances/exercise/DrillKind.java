package dev.inferenceinstances.exercise;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.inferenceinstances.database.DatabaseKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The troubles that can be rehearsed. */
public enum DrillKind {
    /** Requests that keep their transactions open without work. */
    HOLD(1),
    /** Requests that end without giving their connections back: the first at once, one after the other, the last at half time. */
    LEAK(1),
    /** Requests that are quick at first, and then run slow statements one after the other. */
    SLOW(1),
    /** A request that keeps a lock, and others that wait for it in the database. */
    LOCK(2),
    /** Requests one after the other, each with work for a tenth of a second. */
    BURST(1),
    /** Requests whose writes the database refuses, since their transactions are read-only. */
    READ_ONLY(1),
    /** Requests whose statements run into a time-out of the database. */
    FAILING(1),
    /** Logins that the server refuses. */
    LOGIN_REFUSED(1);

    private final int fewest;

    DrillKind(int fewest) {
        this.fewest = fewest;
    }

    /** The connections without which there would be nothing to see. */
    public int fewest() {
        return fewest;
    }

    /** Why a database cannot have this trouble; empty where it can. */
    public Optional<String> obstacle(DatabaseKind database) {
        if (database != DatabaseKind.SQLITE) {
            return Optional.empty();
        }
        return switch (this) {
            case LOCK -> Optional.of("SQLite has no sessions that could wait");
            case FAILING -> Optional.of("SQLite has no time-out for a statement");
            case LOGIN_REFUSED -> Optional.of("SQLite lets everybody in");
            case HOLD, LEAK, SLOW, BURST, READ_ONLY -> Optional.empty();
        };
    }

    /** The word that users write. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its requests among the holders. */
    String holder() {
        return "drill " + label();
    }

    public static Optional<DrillKind> ofLabel(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label().equals(label))
                .findFirst();
    }

    /** All words, as in {@code hold, leak, …}. */
    public static String labels() {
        return Arrays.stream(values()).map(DrillKind::label).collect(Collectors.joining(", "));
    }
}
