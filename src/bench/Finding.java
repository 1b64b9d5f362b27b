import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills a registry through the bulk requests of the service, and tells how long it takes to find, create and change something in it:
 * milliseconds from the request to the last byte of its answer, over one connection.
 *
 * <pre>
 * java src/bench/Finding.java http://localhost:38000 ROWS          fills first
 * java src/bench/Finding.java http://localhost:38000 ROWS filled   was filled by it before
 * </pre>
 */
final class Finding {

    private static final String INSTANCES = "/api/instances";
    private static final int AT_ONCE = 10_000;
    private static final int PAGE = 100;
    private static final int DEEP = 5_000;
    private static final int WARM_UP = 100;
    private static final int OFTEN = 300;
    /** Of what reads the whole table. */
    private static final int SELDOM = 10;

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static String base;
    private static int rows;

    public static void main(String[] args) throws Exception {
        base = args[0];
        rows = Integer.parseInt(args[1]);
        if (args.length < 3) {
            fill();
        }
        System.out.printf("%-44s %8s %8s %8s%n", "question", "p50 ms", "p99 ms", "÷ first");
        double first = ask("by id", OFTEN, 0, n -> get(INSTANCES + "/" + (1 + n * 37)));
        ask("by name", OFTEN, first, n -> get(INSTANCES + "/name/row-" + n * 91));
        for (String sort : List.of("-id", "id", "name", "-name", "created_at", "-updated_at", "cluster_name", "-model_name")) {
            pages(sort);
        }
        filters();
        int[] made = {0};
        ask("create", OFTEN, 0, n -> send("POST", INSTANCES, instance(rows + made[0]++)));
        ask("update", OFTEN, 0, n -> send("PUT", INSTANCES + "/" + (1 + n * 37), "{\"replicas\": " + (2 + n % 9) + "}"));
        ask("update that changes nothing", OFTEN, 0, n -> send("PUT", INSTANCES + "/5", "{\"replicas\": 7}"));
        ask("history of one", OFTEN, 0, n -> get(INSTANCES + "/" + (1 + n * 37) + "/history"));
    }

    /** The first and the deep page by turns, so that what else the machine does meets both alike. */
    private static void pages(String sort) throws Exception {
        String page = INSTANCES + "?limit=" + PAGE + "&sort=" + sort;
        if ((long) PAGE * DEEP > rows) {
            ask("first page, sort=" + sort, OFTEN, 0, n -> get(page));
            return;
        }
        String skip = page + "&skip=" + PAGE * (DEEP - 2);
        Matcher link = NEXT.matcher(send(get(skip)).headers().firstValue("Link").orElseThrow());
        if (!link.find()) {
            throw new IllegalStateException("No page follows " + skip);
        }
        String deep = link.group(1).replaceFirst("^http://[^/]+", "");
        double[] first = new double[OFTEN];
        double[] later = new double[OFTEN];
        for (int n = -WARM_UP; n < OFTEN; n++) {
            first[Math.max(n, 0)] = millis(get(page));
            later[Math.max(n, 0)] = millis(get(deep));
        }
        double median = print("first page, sort=" + sort, first, 0);
        print("page 5000 by cursor, sort=" + sort, later, median);
        ask("page 5000 by skip, sort=" + sort, SELDOM, median, n -> get(skip));
    }

    private static void filters() throws Exception {
        String page = INSTANCES + "?limit=" + PAGE;
        double first = ask("first page", OFTEN, 0, n -> get(page));
        for (String filter : List.of(
                "cluster_name=cluster-3", "model_name=model-7", "cluster_name=cluster-3&model_name=model-13", "status=active", "priority=high")) {
            ask(filter, OFTEN, first, n -> get(page + "&" + filter));
        }
        for (String filter : List.of("name=77777", "q=number%20777777", "priority=low", "status=error", "count=true")) {
            ask(filter, SELDOM, first, n -> get(page + "&" + filter));
        }
    }

    private static void fill() throws Exception {
        for (int start = 0; start < rows; start += AT_ONCE) {
            String body = IntStream.range(start, Math.min(rows, start + AT_ONCE))
                    .mapToObj(Finding::instance)
                    .collect(Collectors.joining("\n"));
            HttpResponse<byte[]> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(base + INSTANCES + "/bulk"))
                            .header("Content-Type", "application/x-ndjson")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofByteArray());
            expect(answer);
            if (System.console() != null) {
                System.err.printf("\r%,d of %,d rows", start + AT_ONCE, rows);
            }
        }
        System.err.println();
    }

    private static String instance(int n) {
        return ("{\"name\":\"row-%d\",\"model_name\":\"model-%d\",\"cluster_name\":\"cluster-%d\",\"image_tag\":\"v%d\","
                        + "\"envs\":{\"CUDA_VISIBLE_DEVICES\":\"0,1\"},\"description\":\"number %d\"}")
                .formatted(n, n % 50, n % 20, n % 7, n);
    }

    private static double ask(String name, int times, double first, IntFunction<HttpRequest> request) throws Exception {
        for (int n = 0; n < (times == OFTEN ? WARM_UP : 1); n++) {
            send(request.apply(OFTEN + n));
        }
        double[] millis = new double[times];
        for (int n = 0; n < times; n++) {
            millis[n] = millis(request.apply(n));
        }
        return print(name, millis, first);
    }

    private static double millis(HttpRequest request) throws Exception {
        long began = System.nanoTime();
        send(request);
        return (System.nanoTime() - began) / 1e6;
    }

    /** The median, and prints it with the 99th percentile. */
    private static double print(String name, double[] millis, double first) {
        Arrays.sort(millis);
        double median = millis[millis.length / 2];
        System.out.printf(
                "%-44s %8.2f %8.2f %8s%n",
                name, median, millis[millis.length * 99 / 100], first == 0 ? "" : "%.2f".formatted(median / first));
        return median;
    }

    private static HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).build();
    }

    private static HttpRequest send(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return expect(CLIENT.send(request, BodyHandlers.ofByteArray()));
    }

    private static HttpResponse<byte[]> expect(HttpResponse<byte[]> answer) {
        if (answer.statusCode() >= 400) {
            throw new IllegalStateException(answer.request().uri() + " gave " + answer.statusCode() + " " + new String(answer.body()));
        }
        return answer;
    }
}
