package dev.inferenceinstances.stream;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

/** Reads the stream as a browser does. However many there are, they share two threads. */
public final class StreamClient implements Flow.Subscriber<String>, AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The values of the HTML standard's fields of the same names. */
    public record Received(String id, String event, String data) {

        public JsonPath json() {
            return JsonPath.from(data);
        }

        public long sequence() {
            return EventId.parse(id).orElseThrow().sequence();
        }

        public boolean isA(String kind) {
            return event.equals(kind);
        }
    }

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .executor(Executors.newFixedThreadPool(2, task -> {
                Thread thread = new Thread(task, "stream-client");
                thread.setDaemon(true);
                return thread;
            }))
            .build();

    private final List<String> lines = new ArrayList<>();
    private final List<Received> received = new ArrayList<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    private volatile HttpHeaders headers;
    private CompletableFuture<HttpResponse<Void>> exchange;
    private String id;
    private String event;

    private StreamClient() {}

    public static StreamClient open() {
        return open("", Map.of());
    }

    /** @param query with its question mark */
    public static StreamClient open(String query, Map<String, String> headers) {
        return open(HttpClient.Version.HTTP_1_1, query, headers);
    }

    static StreamClient open(HttpClient.Version version, String query, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + StreamRoute.PATH + query))
                .version(version);
        headers.forEach(request::header);
        StreamClient client = new StreamClient();
        client.exchange = HTTP.sendAsync(request.build(), answer -> {
            client.headers = answer.headers();
            client.status.complete(answer.statusCode());
            return BodySubscribers.fromLineSubscriber(client);
        });
        client.exchange.exceptionally(failure -> {
            client.status.completeExceptionally(failure);
            return null;
        });
        return client;
    }

    int status() {
        return status.join();
    }

    HttpHeaders headers() {
        status();
        return headers;
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** What this client got after an event, without the readings. */
    List<Received> keptAfter(long sequence) {
        return received().stream()
                .filter(each -> each.sequence() > sequence && !each.isA("reading"))
                .toList();
    }

    /** Waits for the first event like this. */
    public Received awaits(Predicate<Received> wanted) {
        return await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> received().stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    public Received awaits(String kind) {
        return awaits(each -> each.isA(kind));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription.complete(subscription);
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public synchronized void onNext(String line) {
        lines.add(line);
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            event = line.substring(7);
        } else if (line.startsWith("data: ")) {
            received.add(new Received(id, event, line.substring(6)));
        }
    }

    @Override
    public synchronized void onError(Throwable failure) {
        lines.add(failure.toString());
    }

    @Override
    public synchronized void onComplete() {
        lines.add("the end");
    }

    /** Leaves, also before there is an answer. */
    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
        exchange.cancel(true);
    }
}
