package dev.inferenceinstances.export;

import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** An export as it comes over the wire, with its chunks and its end, to a client that takes little at once. */
final class RawExport implements AutoCloseable {

    static final String PATH = "/api/instances/export";

    private static final int SMALL = 4096;
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    private RawExport(String query) throws IOException {
        socket.setReceiveBufferSize(SMALL);
        socket.setSoTimeout(PATIENCE_MS);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        String request = "GET %s?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(PATH, query);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        in = new BufferedInputStream(socket.getInputStream(), SMALL);
    }

    static RawExport of(String query) {
        try {
            return new RawExport(query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line. */
    String line() {
        try {
            StringBuilder line = new StringBuilder();
            for (int sign = in.read(); sign >= 0 && sign != '\n'; sign = in.read()) {
                line.append((char) sign);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All until the connection ends, whichever way. */
    String rest() {
        StringBuilder rest = new StringBuilder();
        try {
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                rest.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            return rest.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rest.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
