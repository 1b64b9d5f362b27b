package dev.inferenceinstances.lease;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that sends its request and, when closed, is gone without an answer. */
final class Impatience implements AutoCloseable {

    private final Socket socket;

    Impatience(String method, String path) throws IOException {
        socket = new Socket("localhost", RestAssured.port);
        String request = "%s %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".formatted(method, path);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
