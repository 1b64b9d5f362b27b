package dev.inferenceinstances.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before a server and passes everything on, late if it is told so, until it is told to fall silent: then it still accepts
 * connections and keeps them open, as a node that hangs or a firewall that drops what it sees.
 */
public final class SilentRelay implements AutoCloseable {

    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final int BUFFER = 8192;

    private final DatabaseUrl server;
    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread own = new Thread(task, "silent-relay");
        own.setDaemon(true);
        return own;
    });
    private volatile int answers = NO_LIMIT;
    private volatile Duration late = Duration.ZERO;
    private volatile int accepted;
    private volatile int silenced;

    /** @param databaseUrl where the server is */
    public SilentRelay(String databaseUrl) {
        server = DatabaseUrl.parse(databaseUrl);
        try {
            listener = new ServerSocket();
            listener.bind(new InetSocketAddress(DatabaseUrl.HOST, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** The address of the same database behind the relay. */
    public String databaseUrl() {
        return server.at(listener.getLocalPort()).toString();
    }

    /** From now on nothing comes from the server on any connection, but for the first answers on each new one. */
    public void silentAfter(int firstAnswers) {
        answers = firstAnswers;
    }

    /** New connections pass again. What was open stays silent for ever. */
    public void passAgain() {
        answers = NO_LIMIT;
    }

    /** Nothing comes any more on what is open. New connections pass. */
    public void openOnesFallSilent() {
        silenced = accepted;
    }

    /** From now on each answer of the server comes later by this. */
    public void answersCome(Duration later) {
        late = later;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(SilentRelay::drop);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes it
    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket target = new Socket(InetAddress.getByName(DatabaseUrl.HOST), server.port());
                sockets.add(client);
                sockets.add(target);
                int number = accepted;
                accepted++;
                threads.execute(() -> pass(client, target, false, number));
                threads.execute(() -> pass(target, client, true, number));
            } catch (IOException | RejectedExecutionException closedOrServerAway) {
                // the next one may come through
            }
        }
    }

    private void pass(Socket from, Socket to, boolean limited, int number) {
        byte[] buffer = new byte[BUFFER];
        boolean silent = false;
        int passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                silent = silent || limited && (passed >= answers || number < silenced);
                if (limited) {
                    LockSupport.parkNanos(late.toNanos());
                }
                if (!silent) {
                    out.write(buffer, 0, length);
                    passed++;
                }
            }
        } catch (IOException gone) {
            // as the end of the stream
        }
        if (!silent) {
            drop(from);
            drop(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }
}
