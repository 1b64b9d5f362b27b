package dev.inferenceinstances.instance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A moment as SQLite's text: {@code 2026-11-23 08:00:00.123000}, in UTC. */
public final class TimestampText {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** Also what SQLite's own functions and other programs write: no fraction, no seconds, no time, a T, an offset. */
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("[' ']['T']HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalEnd()
            .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
            .toFormatter(Locale.ROOT);

    private TimestampText() {}

    public static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** The form of a moment that comes before all others, as text: without what is zero at its end. */
    public static String leastForm(Instant instant) {
        return write(instant)
                .replaceFirst("0+$", "")
                .replaceFirst("\\.$", "")
                .replaceFirst(":00$", "")
                .replaceFirst(" 00:00$", "");
    }

    /** Null too where the text is no moment: a column of SQLite takes any, and one such row is no reason to show none. */
    static @Nullable Instant read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return instant(READ.parse(text));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Instant instant(TemporalAccessor moment) {
        return moment.isSupported(ChronoField.OFFSET_SECONDS)
                ? Instant.from(moment)
                : LocalDateTime.from(moment).toInstant(ZoneOffset.UTC);
    }
}
