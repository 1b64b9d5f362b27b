package dev.inferenceinstances.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.LogLines;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a body may be, on each version of HTTP, with its length told and without. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteBodyLengthTest {

    private static final int PATIENCE = 20;
    /** Far more than one read of the server, or a window of HTTP/2, takes. */
    private static final int FAR_TOO_LONG = 20 << 20;

    private record Answer(int status, String mediaType, String connection, String text) {}

    @Inject
    Vertx vertx;

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, POST, /api/instances, 1048576",
        "HTTP_1_1, PUT, /api/instances/1, 1048576",
        "HTTP_1_1, PATCH, /api/instances/1, 1048576",
        "HTTP_1_1, POST, /api/instances/bulk, 16777216",
        "HTTP_2, POST, /api/instances, 1048576",
        "HTTP_2, POST, /api/instances/bulk, 16777216"
    })
    void whatIsTooLongIsRefusedAndNotLogged(HttpVersion version, String method, String path, int limit) {
        try (LogLines log = LogLines.ofAll()) {
            for (int length : new int[] {limit + 1, FAR_TOO_LONG}) {
                Answer told = send(version, HttpMethod.valueOf(method), path, blanks(length), true);
                assertRefused(version, told);
                assertThat(told.text)
                        .contains("The body has %d bytes, but at most %d are allowed".formatted(length, limit));

                Answer untold = send(version, HttpMethod.valueOf(method), path, blanks(length), false);
                assertRefused(version, untold);
                assertThat(untold.text)
                        .contains(
                                "The body has more than %d bytes, but at most %d are allowed".formatted(limit, limit));
            }
            assertThat(log.records())
                    .filteredOn(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
                    // of the client here, that it was told to stop sending
                    .filteredOn(line -> !line.getLoggerName().startsWith("io.vertx.core.net"))
                    .extracting(line -> line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown())
                    .isEmpty();
        }
    }

    private static void assertRefused(HttpVersion version, Answer answer) {
        assertThat(answer.status).isEqualTo(413);
        assertThat(answer.mediaType).startsWith("application/problem+json");
        assertThat(answer.connection).isEqualTo(version == HttpVersion.HTTP_2 ? null : "close");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_1_1, POST, /api/instances, 1048576, 422",
        "HTTP_1_1, PUT, /api/instances/987654321, 1048576, 422",
        "HTTP_1_1, PATCH, /api/instances/987654321, 1048576, 404",
        "HTTP_1_1, POST, /api/instances/bulk, 16777216, 422",
        "HTTP_2, POST, /api/instances, 1048576, 422",
        "HTTP_2, POST, /api/instances/bulk, 16777216, 422"
    })
    void whatIsJustNotTooLongIsRead(HttpVersion version, String method, String path, int limit, int status) {
        for (boolean told : new boolean[] {true, false}) {
            assertThat(send(version, HttpMethod.valueOf(method), path, blanks(limit), told).status)
                    .isEqualTo(status);
        }
    }

    /** An object without a field. */
    private static Buffer blanks(int length) {
        return Buffer.buffer("{" + " ".repeat(length - 2) + "}");
    }

    private Answer send(HttpVersion version, HttpMethod method, String path, Buffer body, boolean lengthTold) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        try {
            Future<Answer> answer = client.request(method, RestAssured.port, "localhost", path)
                    .compose(request -> {
                        request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
                        if (lengthTold) {
                            request.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
                        } else {
                            request.setChunked(true);
                        }
                        request.end(body);
                        return answerOf(request);
                    });
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE, TimeUnit.SECONDS)
                    .join();
        } finally {
            client.close();
        }
    }

    private static Future<Answer> answerOf(HttpClientRequest request) {
        return request.response()
                .compose(response -> response.body()
                        .map(text -> new Answer(
                                response.statusCode(),
                                response.getHeader(HttpHeaders.CONTENT_TYPE),
                                response.getHeader(HttpHeaders.CONNECTION),
                                text.toString())));
    }
}
