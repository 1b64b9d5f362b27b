package dev.inferenceinstances.packaged;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Clients that write, each instances of its own, until the service is gone. */
final class Writers {

    private static final int PATIENCE_SECONDS = 120;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI instances;
    private final CountDownLatch enough;
    private final List<Thread> threads;
    private final List<Written> written = new CopyOnWriteArrayList<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();

    /**
     * @param prefix of the names of their instances
     * @param enough how many writes are to be acknowledged before the service is killed
     */
    Writers(String address, String prefix, int size, int enough) {
        this.instances = URI.create(address + PackagedContract.INSTANCES);
        this.enough = new CountDownLatch(enough);
        this.threads = IntStream.range(0, size)
                .mapToObj(number -> new Thread(() -> run(prefix + "-" + number)))
                .toList();
        threads.forEach(Thread::start);
    }

    boolean awaitEnough() throws InterruptedException {
        return enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until each has noticed that the service is gone. */
    List<Written> awaitGone() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        }
        return written;
    }

    /** What was answered instead of being done. */
    List<String> refusals() {
        return refusals;
    }

    private void run(String name) {
        try {
            for (int number = 0; refusals.isEmpty(); number++) {
                Written one = new Written(name + "-" + number);
                written.add(one);
                while (!one.finished() && refusals.isEmpty()) {
                    write(one);
                }
            }
        } catch (IOException gone) {
            // as it was meant to be
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Written one) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(one.next(instances), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            refusals.add(one.name() + ": " + answer.body());
            return;
        }
        one.acknowledge(one.id() == 0 ? JsonPath.from(answer.body()).getLong("id") : one.id());
        enough.countDown();
    }
}
