package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads a JSON object to its end, whatever its values are, and notes what cannot be used. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, SubmissionReader.MERGE_PATCH})
public class SubmissionReader implements MessageBodyReader<Submission<?>> {

    /** RFC 7396. */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    static final FieldError NO_OBJECT = new FieldError("body", "must be an object");

    private final ObjectMapper mapper;

    SubmissionReader(ObjectMapper mapper) {
        this.mapper = noting(mapper);
    }

    /** A mapper that reads a body to its end, and notes in its {@link SubmissionNotes} what it stumbles over. */
    static ObjectMapper noting(ObjectMapper mapper) {
        ObjectMapper noting = mapper.copy()
                .addHandler(new SubmissionNotes.Taker())
                .registerModule(new SimpleModule()
                        .addDeserializer(String.class, new StorableTextDeserializer())
                        .addKeyDeserializer(String.class, new StorableKeyDeserializer())
                        .addDeserializer(Integer.class, WholeNumberDeserializer.of32Bits())
                        .addDeserializer(Long.class, WholeNumberDeserializer.of64Bits()))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        // a number of too many digits is for its field to refuse, which reads it as text
        noting.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
        return noting;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Submission.class;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the body is not JSON in UTF-8, 422 where it is no object */
    @Override
    public Submission<?> readFrom(
            Class<Submission<?>> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        SubmissionNotes notes = new SubmissionNotes();
        String text = BodyText.of(body.readAllBytes());
        Type content = ((ParameterizedType) generic).getActualTypeArguments()[0];
        try {
            Object value = mapper.readerFor(mapper.constructType(content))
                    .withAttribute(SubmissionNotes.class, notes)
                    .readValue(text);
            if (value == null) {
                throw Problems.invalid(List.of(NO_OBJECT));
            }
            return new Submission<>(value, notes.errors(), notes.ignored(), emptied(text, notes.ignored()));
        } catch (JacksonException e) {
            throw Problems.badRequest("The body " + malformed(e));
        }
    }

    /** By tokens: a tree would convert each number, for which one of a million digits takes many seconds. */
    private Set<String> emptied(String text, Set<String> ignored) throws IOException {
        if (!text.contains("null")) {
            return Set.of();
        }
        Set<String> emptied = new TreeSet<>();
        try (JsonParser members = mapper.createParser(text)) {
            members.nextToken();
            for (String name = members.nextFieldName(); name != null; name = members.nextFieldName()) {
                // the last of several of one name counts
                emptied.remove(name);
                if (members.nextToken() == JsonToken.VALUE_NULL && !ignored.contains(name)) {
                    emptied.add(name);
                }
                members.skipChildren();
            }
        }
        return emptied;
    }

    /** To be read after what was read. */
    static String malformed(JacksonException e) {
        String place = e.getLocation() == null
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return "is not well-formed JSON" + place;
    }
}
