package dev.inferenceinstances.packaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Clients that read and write until they are refused a connection. Every other one keeps its connection for as long as it may, the rest
 * open one for each request. They have bare sockets: a client that tries again by itself would hide what was dropped.
 */
final class Clients {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final String CREATE =
            "{\"name\":\"%s\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}";

    private final URI address;
    private final String prefix;
    private final List<Thread> threads;
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> dropped = new CopyOnWriteArrayList<>();

    /** @param prefix of the names of the instances that they create */
    Clients(String address, String prefix, int size) {
        this.address = URI.create(address);
        this.prefix = prefix;
        this.threads = IntStream.range(0, size)
                .mapToObj(number -> new Thread(() -> run(number)))
                .toList();
        threads.forEach(Thread::start);
    }

    /** The names of the instances whose creation was answered with 201. */
    Set<String> acknowledged() {
        return acknowledged;
    }

    /** What became of each request that was sent over an open connection and got no whole answer. */
    List<String> dropped() {
        return dropped;
    }

    /** Every status that was answered, since they were last forgotten. */
    Set<Integer> statuses() {
        return statuses;
    }

    /** A machine that is busy lets a request fail now and then. */
    void forgetStatuses() {
        statuses.clear();
    }

    /** Waits until each was refused. */
    int awaitRefused() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(PATIENCE_MILLIS);
        }
        return refused.get();
    }

    private void run(int number) {
        boolean keep = number % 2 == 0;
        int request = 0;
        while (true) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                BufferedReader answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                boolean open;
                do {
                    request++;
                    String created = request % 3 == 0 ? null : "%s-%d-%d".formatted(prefix, number, request);
                    socket.getOutputStream().write(head(created, keep).getBytes(StandardCharsets.ISO_8859_1));
                    open = read(answer, created);
                } while (open);
            } catch (ConnectException e) {
                refused.incrementAndGet();
                return;
            } catch (IOException e) {
                dropped.add("request %d, %s: %s".formatted(request, keep ? "connection kept" : "connection new", e));
            }
        }
    }

    private static String head(String created, boolean keep) {
        String body = created == null ? "" : CREATE.formatted(created);
        return (created == null ? "GET /api/instances?limit=5" : "POST /api/instances")
                + " HTTP/1.1\r\nHost: localhost\r\n"
                + (keep ? "" : "Connection: close\r\n")
                + (created == null ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n")
                + "\r\n" + body;
    }

    /** True where the connection stays open. */
    private boolean read(BufferedReader answer, String created) throws IOException {
        String status = line(answer);
        int length = 0;
        boolean open = true;
        for (String header = line(answer); !header.isEmpty(); header = line(answer)) {
            String[] parts = header.toLowerCase(Locale.ROOT).split(": ", 2);
            if (parts[0].equals("content-length")) {
                length = Integer.parseInt(parts[1]);
            }
            open &= !header.equalsIgnoreCase("connection: close");
        }
        if (answer.skip(length) < length) {
            throw new IOException("the body was cut off");
        }
        int code = Integer.parseInt(status.split(" ")[1]);
        statuses.add(code);
        if (created != null && code == 201) {
            acknowledged.add(created);
        }
        return open;
    }

    private static String line(BufferedReader answer) throws IOException {
        String line = answer.readLine();
        if (line == null) {
            throw new IOException("closed without an answer");
        }
        return line;
    }
}
