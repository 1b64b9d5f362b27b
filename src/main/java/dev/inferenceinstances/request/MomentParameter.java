package dev.inferenceinstances.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment in the query, in ISO 8601: a day or a time of a day, in UTC unless it says otherwise.
 *
 * @param name of the parameter
 * @param lastOfDay whether a day stands for its last microsecond, as where a time ends; otherwise for its first
 */
public record MomentParameter(String name, boolean lastOfDay) {

    private static final String ALLOWED =
            "must be a day or a time such as 2026-11-28 or 2026-11-28T08:30:00Z, in UTC unless it ends in an offset, of the years 1 to 9999";
    private static final Instant LEAST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant MOST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    /**
     * What cannot be used is added to the errors and reads as not given.
     *
     * @param text null or empty where it is not given
     */
    public Optional<Instant> parse(@Nullable String text, ParameterErrors errors) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            // a plus that was not escaped arrives as a blank
            TemporalAccessor given = FORM.parseBest(
                    text.replaceFirst(" (\\d\\d:\\d\\d)$", "+$1"), Instant::from, LocalDateTime::from, LocalDate::from);
            return Optional.of(bounded(moment(given)));
        } catch (DateTimeException e) {
            errors.add(name, ALLOWED);
            return Optional.empty();
        }
    }

    /** Columns hold years of four digits. */
    private static Instant bounded(Instant moment) {
        if (moment.isBefore(LEAST) || moment.isAfter(MOST)) {
            throw new DateTimeException("not a year of four digits");
        }
        return moment;
    }

    private Instant moment(TemporalAccessor given) {
        if (given instanceof Instant instant) {
            return instant;
        }
        if (given instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC);
        }
        Instant day = LocalDate.from(given).atStartOfDay().toInstant(ZoneOffset.UTC);
        return lastOfDay ? day.plus(1, ChronoUnit.DAYS).minus(1, ChronoUnit.MICROS) : day;
    }
}
