package dev.inferenceinstances.instance;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;

/**
 * How a field's values are written in JSON.
 *
 * @param <T> what the field is in a row
 */
@FunctionalInterface
interface JsonForm<T> {

    JsonForm<String> TEXT = JsonGenerator::writeString;
    JsonForm<Boolean> FLAG = JsonGenerator::writeBoolean;
    JsonForm<Integer> WHOLE = JsonGenerator::writeNumber;
    JsonForm<Long> ID = JsonGenerator::writeNumber;
    JsonForm<Instant> TIME = IsoTime::write;

    /** Of a column that holds JSON, whose text passes through as it stands. */
    JsonForm<String> RAW = JsonGenerator::writeRawValue;

    /** @param value not null */
    void write(JsonGenerator json, T value) throws IOException;
}
