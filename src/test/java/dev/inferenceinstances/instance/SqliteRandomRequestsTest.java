package dev.inferenceinstances.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inferenceinstances.testing.DatabaseProfile;
import dev.inferenceinstances.testing.RunsOn;
import dev.inferenceinstances.testing.TestDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is sent, it is the sender's mistake. The seed is in the message of a failure. */
@QuarkusTest
@RunsOn(TestDatabase.SQLITE)
@TestProfile(DatabaseProfile.Sqlite.class)
class SqliteRandomRequestsTest {

    private static final int REQUESTS = 5_000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final RandomJson json = new RandomJson(random);
    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/api/instances")
    URI instances;

    @Test
    void noBodyMakesTheServiceFail() throws Exception {
        List<Function<HttpRequest.BodyPublisher, HttpRequest>> targets = List.of(
                body -> to("").POST(body).build(),
                body -> to("/1").PUT(body).build(),
                body -> to("/copy").POST(body).build());
        for (int number = 0; number < REQUESTS; number++) {
            byte[] body = json.body();
            HttpRequest request =
                    targets.get(random.nextInt(targets.size())).apply(HttpRequest.BodyPublishers.ofByteArray(body));
            answered(request, body);
        }
    }

    @Test
    void noQueryMakesTheServiceFail() throws Exception {
        for (int number = 0; number < REQUESTS; number++) {
            String query = RandomQuery.of(random);
            answered(to(query).GET().build(), query.getBytes());
        }
    }

    private HttpRequest.Builder to(String suffix) {
        return HttpRequest.newBuilder(URI.create(instances + suffix)).header("Content-Type", "application/json");
    }

    private void answered(HttpRequest request, byte[] sent) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(
                        "seed %d, %s %s, sent %s: %s",
                        seed, request.method(), request.uri(), new String(sent), answer.body())
                .isLessThan(500);
    }
}
