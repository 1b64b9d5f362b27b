package dev.inferenceinstances.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a browser and the service, which can be cut and mended. */
final class Wire implements AutoCloseable {

    private final ServerSocket listener;
    private final int servicePort;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile boolean whole = true;

    Wire(URI service) throws IOException {
        servicePort = service.getPort();
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Where the service is at this end. */
    URI uri() {
        return URI.create("http://127.0.0.1:%d/".formatted(listener.getLocalPort()));
    }

    /** Ends what is open, and whatever is opened from now on. */
    void cut() {
        whole = false;
        ends.forEach(Wire::closeQuietly);
    }

    void mend() {
        whole = true;
    }

    @Override
    public void close() throws IOException {
        cut();
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket browser = listener.accept();
                ends.add(browser);
                if (!whole) {
                    closeQuietly(browser);
                    continue;
                }
                Socket service = new Socket(InetAddress.getLoopbackAddress(), servicePort);
                ends.add(service);
                start(() -> pump(browser, service));
                start(() -> pump(service, browser));
            } catch (IOException e) {
                // the listener is closed, or the service refused: the browser sees the end of its connection
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // one end is gone, and the other goes with it
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
