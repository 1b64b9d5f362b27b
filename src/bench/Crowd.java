import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks for one address for some seconds, and prints how many were answered with 200 and with anything else. It becomes a crowd in the first
 * six seconds, for a service is slow at first.
 *
 * <pre>
 * java src/bench/Crowd.java ADDRESS closed CALLERS SECONDS   so many callers, each of whom asks again as soon as it is answered
 * java src/bench/Crowd.java ADDRESS open PER_SECOND SECONDS  callers who come by chance (Poisson), answered or not
 * </pre>
 *
 * <p>Chance is another in every run; {@code -Dseed=NUMBER} repeats one.
 */
final class Crowd {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final double RISING_SECONDS = 6;
    private static final LongAdder ANSWERED = new LongAdder();
    private static final LongAdder OTHERS = new LongAdder();

    public static void main(String[] args) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(args[0])).build();
        double amount = Double.parseDouble(args[2]);
        long end = System.nanoTime() + (long) (Double.parseDouble(args[3]) * 1e9);
        if (args[1].equals("closed")) {
            for (int caller = 0; caller < amount; caller++) {
                again(request, end);
                Thread.sleep((long) (1000 * RISING_SECONDS / amount));
            }
            Thread.sleep(Math.max(0, (end - System.nanoTime()) / 1_000_000));
        } else {
            come(request, amount, end);
        }
        System.out.println(ANSWERED + " answered, " + OTHERS + " not");
        System.exit(0);
    }

    private static void again(HttpRequest request, long end) {
        CLIENT.sendAsync(request, BodyHandlers.discarding()).whenComplete((response, failure) -> {
            count(response == null ? 0 : response.statusCode());
            if (System.nanoTime() < end) {
                again(request, end);
            }
        });
    }

    private static void come(HttpRequest request, double perSecond, long end) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        Random random = new Random(Long.getLong("seed", System.nanoTime()));
        long start = System.nanoTime();
        double second = 0;
        while (start + (long) (second * 1e9) < end) {
            clock.schedule(
                    () -> CLIENT.sendAsync(request, BodyHandlers.discarding())
                            .whenComplete((response, failure) -> count(response == null ? 0 : response.statusCode())),
                    start + (long) (second * 1e9) - System.nanoTime(),
                    TimeUnit.NANOSECONDS);
            second -= Math.log(1 - random.nextDouble()) / (perSecond * Math.min(1, (1 + second) / RISING_SECONDS));
        }
        clock.shutdown();
        clock.awaitTermination(1, TimeUnit.HOURS);
    }

    private static void count(int status) {
        (status == 200 ? ANSWERED : OTHERS).increment();
    }
}
