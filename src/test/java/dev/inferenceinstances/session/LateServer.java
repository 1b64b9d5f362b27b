package dev.inferenceinstances.session;

import io.vertx.pgclient.PgConnectOptions;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as PostgreSQL does, has no rows for any question, and at first hangs: its system accepts connections, and it takes up none. */
final class LateServer implements AutoCloseable {

    private static final int BACKLOG = 50;

    /** AuthenticationOk, the one ParameterStatus that the client insists on, and ReadyForQuery outside a transaction. */
    private static final byte[] WELCOME =
            bytes("R\0\0\0\b\0\0\0\0" + "S\0\0\0\31client_encoding\0UTF8\0" + "Z\0\0\0\5I");

    /** CommandComplete without a row, and ReadyForQuery. */
    private static final byte[] NOTHING = bytes("C\0\0\0\11SHOW\0" + "Z\0\0\0\5I");

    private static final int QUERY = 'Q';

    private final ServerSocket listener;
    private final AtomicInteger takenUp = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();

    LateServer() {
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PgConnectOptions options() {
        return new PgConnectOptions()
                .setHost(listener.getInetAddress().getHostAddress())
                .setPort(listener.getLocalPort())
                .setUser("stats")
                .setDatabase("pgbouncer");
    }

    /** From now on it takes up what has come, and what comes. */
    void goOn() {
        run(this::takeUp);
    }

    /** How many connections it has taken up. */
    int takenUp() {
        return takenUp.get();
    }

    /** How many of them the client has left open. */
    int open() {
        return open.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void takeUp() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                takenUp.incrementAndGet();
                open.incrementAndGet();
                run(() -> welcome(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void welcome(Socket client) {
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            skipMessage(in);
            client.getOutputStream().write(WELCOME);
            for (int type = in.read(); type >= 0; type = in.read()) {
                skipMessage(in);
                if (type == QUERY) {
                    client.getOutputStream().write(NOTHING);
                }
            }
        } catch (IOException gone) {
            // as the end of what it said
        }
        open.decrementAndGet();
    }

    private static void skipMessage(DataInputStream in) throws IOException {
        in.skipNBytes(in.readInt() - (long) Integer.BYTES);
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "late-server");
        thread.setDaemon(true);
        thread.start();
    }
}
