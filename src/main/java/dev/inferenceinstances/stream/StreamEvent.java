package dev.inferenceinstances.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** One event. It is encoded once a language, when the first subscriber of that language gets it, and all share the bytes. */
final class StreamEvent {

    private final EventId id;
    private final EventKind kind;
    private final Function<Locale, Object> content;
    private final Map<Locale, Buffer> encoded = new ConcurrentHashMap<>();

    StreamEvent(EventId id, EventKind kind, Function<Locale, Object> content) {
        this.id = id;
        this.kind = kind;
        this.content = content;
    }

    long sequence() {
        return id.sequence();
    }

    /** The same event with newer figures. */
    StreamEvent with(Function<Locale, Object> newer) {
        return new StreamEvent(id, kind, newer);
    }

    /** The same event with another number. */
    StreamEvent under(long sequence) {
        return new StreamEvent(new EventId(id.run(), sequence), kind, content);
    }

    Buffer in(Locale language, ObjectMapper mapper) {
        return encoded.computeIfAbsent(language, missing -> encode(content.apply(missing), mapper));
    }

    /** JSON has no line breaks of its own, so it is one line of data. */
    private Buffer encode(Object data, ObjectMapper mapper) {
        try {
            return Buffer.buffer(
                    "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, kind.label(), mapper.writeValueAsString(data)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the service answers can be written as JSON", e);
        }
    }
}
