package dev.inferenceinstances.submission;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.inferenceinstances.problem.FieldError;
import dev.inferenceinstances.problem.Problems;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads many JSON objects out of one body. What cannot be read as one has errors instead. */
@Singleton
public class SubmissionBatch {

    private static final String ROW = "body";

    private final ObjectMapper mapper;

    /**
     * One of many.
     *
     * @param submission null where it is no JSON object
     * @param errors why it is none; empty where it is
     */
    public record Row<T>(@Nullable Submission<T> submission, List<FieldError> errors) {}

    SubmissionBatch(ObjectMapper mapper) {
        this.mapper = SubmissionReader.noting(mapper);
    }

    /**
     * One object a line. Lines of blanks are none.
     *
     * @param most beyond which the body is too long: no more is read than shows that, since each object takes many times its text in memory
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the body is not UTF-8
     */
    public <T> List<Row<T>> lines(Class<T> type, byte[] body, int most) {
        ObjectReader reader = mapper.readerFor(type);
        return BodyText.of(body)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(most + 1L)
                .map(line -> SubmissionBatch.<T>line(reader, line))
                .toList();
    }

    /**
     * The objects of one JSON array.
     *
     * @param most as above
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where the body is not JSON in UTF-8, 422 where it is no array
     */
    public <T> List<Row<T>> array(Class<T> type, byte[] body, int most) {
        ObjectReader reader = mapper.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        List<Row<T>> rows = new ArrayList<>();
        try (JsonParser parser = mapper.createParser(BodyText.of(body))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problems.invalid(List.of(new FieldError(ROW, "must be a list")));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                SubmissionNotes notes = new SubmissionNotes();
                rows.add(noted(notes, noting(reader, notes).readValue(parser)));
                if (rows.size() > most) {
                    return rows;
                }
            }
            if (parser.nextToken() != null) {
                throw Problems.badRequest("The body goes on after its list");
            }
            return rows;
        } catch (JacksonException e) {
            throw Problems.badRequest("The body " + SubmissionReader.malformed(e));
        } catch (IOException e) {
            throw new IllegalStateException("A text is read without a fault", e);
        }
    }

    private static <T> Row<T> line(ObjectReader reader, String line) {
        SubmissionNotes notes = new SubmissionNotes();
        try {
            return noted(notes, noting(reader, notes).readValue(line));
        } catch (JacksonException e) {
            notes.wrong(ROW, SubmissionReader.malformed(e));
            return noted(notes, null);
        }
    }

    private static ObjectReader noting(ObjectReader reader, SubmissionNotes notes) {
        return reader.withAttribute(SubmissionNotes.class, notes);
    }

    private static <T> Row<T> noted(SubmissionNotes notes, @Nullable T value) {
        if (value != null) {
            return new Row<>(new Submission<>(value, notes.errors(), notes.ignored(), Set.of()), List.of());
        }
        return new Row<>(null, notes.errors().isEmpty() ? List.of(SubmissionReader.NO_OBJECT) : notes.errors());
    }
}
