package dev.inferenceinstances.instance;

import static dev.inferenceinstances.instance.InstanceRequests.PATH;
import static dev.inferenceinstances.instance.InstanceRequests.create;
import static dev.inferenceinstances.instance.InstanceRequests.newName;
import static dev.inferenceinstances.instance.InstanceRequests.required;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever is sent, it is the sender's mistake, on every database. The seed is in the message of a failure. */
abstract class RandomRequestsContract {

    /** Of each kind; with another seed in each run, ten thousand over the four databases. */
    private static final int REQUESTS = Integer.getInteger("random.requests", 1_250);

    /** After so many the instance that they are about may be gone, or odd in every field, and another takes its place. */
    private static final int OF_ONE_INSTANCE = 100;

    private final long seed = new Random().nextLong();
    private final RandomRequests requests = new RandomRequests(new Random(seed));
    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI service;

    @Test
    void noBodyMakesTheServiceFail() throws Exception {
        sendEach(requests::withBody);
    }

    @Test
    void noQueryMakesTheServiceFail() throws Exception {
        sendEach(requests::withoutBody);
    }

    private void sendEach(Function<RandomRequests.Subject, RandomRequests.Sent> next)
            throws IOException, InterruptedException {
        RandomRequests.Subject subject = newSubject();
        for (int number = 1; number <= REQUESTS; number++) {
            if (number % OF_ONE_INSTANCE == 0) {
                subject = newSubject();
            }
            RandomRequests.Sent sent = next.apply(subject);
            HttpResponse<String> answer = client.send(sent.to(service), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .as("seed %d, request %d, %s: %s", seed, number, sent, answer.body())
                    .isLessThan(500);
        }
    }

    private static RandomRequests.Subject newSubject() {
        int id = create(required(newName()));
        return new RandomRequests.Subject(
                id, when().get(PATH + "/" + id + "/history/latest").path("history_id"));
    }
}
