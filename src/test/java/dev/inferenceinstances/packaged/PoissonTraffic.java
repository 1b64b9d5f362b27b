package dev.inferenceinstances.packaged;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Clients that come by chance, whether those before them have been answered or not. There are more of them from second to second
 * until they are as many as wanted, for a service is slow at first, and a jump would pass for uneven traffic. When they come is
 * repeatable, by its seed.
 */
final class PoissonTraffic {

    private static final int RISING_SECONDS = 6;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;
    private final List<CompletableFuture<Integer>> answers = new ArrayList<>();

    PoissonTraffic(URI address, double clientsPerSecond, int seconds) {
        request = HttpRequest.newBuilder(address).build();
        Random random = new Random(4711);
        double second = 0;
        while (second < seconds) {
            answers.add(askAfter(second));
            double risen = Math.min(1, (1 + second) / RISING_SECONDS);
            second -= Math.log(1 - random.nextDouble()) / (clientsPerSecond * risen);
        }
    }

    /** Waits until no more than one client in 20 is still to be answered. */
    void awaitNearlyAll() {
        answers.subList(0, answers.size() * 19 / 20).forEach(CompletableFuture::join);
    }

    /** Waits for every answer. */
    List<Integer> statuses() {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Integer> askAfter(double seconds) {
        long nanos = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        return CompletableFuture.supplyAsync(
                        this::ask, CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, Runnable::run))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<Integer> ask() {
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }
}
