package dev.inferenceinstances.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds a TCP port for a server that will be stopped and started again on it. */
public final class FreePort {

    private static final int FIRST = 15_000;

    /**
     * Exclusive. From here on Linux hands out ports to outgoing connections by default: while the server is stopped,
     * one of them could take its port, and a client that keeps trying could even end up connected to itself.
     */
    private static final int END = 32_768;

    private static final int ATTEMPTS = 1_000;

    private FreePort() {}

    public static int onLoopback() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .limit(ATTEMPTS)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from " + FIRST + " to " + (END - 1)));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(DatabaseUrl.HOST, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
