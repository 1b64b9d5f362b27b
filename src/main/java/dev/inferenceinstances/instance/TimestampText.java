package dev.inferenceinstances.instance;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** A moment as SQLite's text: {@code 2026-11-23 08:00:00.123000}, in UTC. */
final class TimestampText {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /** Also what SQLite's own functions and other programs write: no fraction, a T, an offset. */
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[' ']['T']HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    private TimestampText() {}

    static String write(Instant instant) {
        return WRITTEN.format(instant);
    }

    /** @throws java.time.format.DateTimeParseException where the text is no moment */
    static @Nullable Instant read(String text) {
        if (text == null) {
            return null;
        }
        TemporalAccessor moment = READ.parse(text);
        return moment.isSupported(ChronoField.OFFSET_SECONDS)
                ? Instant.from(moment)
                : LocalDateTime.from(moment).toInstant(ZoneOffset.UTC);
    }
}
