package dev.inferenceinstances.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for the stream, and does not read it until it wakes up. The kernel keeps little for it meanwhile. */
final class SleepyClient implements AutoCloseable {

    /** Of the leaks that the test makes up: incidents have an id as well. */
    private static final Pattern LEAK = Pattern.compile("data: \\{\"id\":(\\d+),.*\"GET /somewhere\".*");

    private static final String END = "the end";

    private final Socket socket = new Socket();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private SleepyClient() {}

    static SleepyClient open() throws IOException {
        SleepyClient client = new SleepyClient();
        client.socket.setReceiveBufferSize(4096);
        client.socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        client.socket
                .getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .formatted(StreamRoute.PATH)
                        .getBytes(US_ASCII));
        return client;
    }

    void wakeUp() {
        Thread reading = new Thread(this::read, "sleepy-client");
        reading.setDaemon(true);
        reading.start();
    }

    void awaits(String line) {
        await().atMost(StreamClient.PATIENCE).until(() -> lines.contains(line));
    }

    void awaitsTheEnd() {
        awaits(END);
    }

    /** The numbers of the leaks that it has read. */
    List<Integer> leaks() {
        return lines.stream()
                .map(LEAK::matcher)
                .filter(Matcher::matches)
                .map(line -> Integer.valueOf(line.group(1)))
                .toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add(e.toString());
        } finally {
            lines.add(END);
        }
    }
}
