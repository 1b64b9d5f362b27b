package dev.inferenceinstances.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;

/** Reads bodies as the service reads them. */
final class Orders {

    private static final SubmissionReader READER =
            new SubmissionReader(new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    private static final GenericType<Submission<Order>> TYPE = new GenericType<>() {};

    private Orders() {}

    @SuppressWarnings("unchecked") // the reader serves every kind of submission
    static Submission<Order> read(String body) throws IOException {
        return (Submission<Order>) READER.readFrom(
                (Class<Submission<?>>) TYPE.getRawType(),
                TYPE.getType(),
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE,
                new MultivaluedHashMap<>(),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
