import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks for one address so often a second, whether the service keeps up or not, and prints how long the answers took. Each is counted from the
 * moment in which its request was due, as wrk2 does, so that one that the service was too slow to be asked in time shows as well. The first
 * quarter is not counted: Java compiles this program meanwhile.
 *
 * <pre>
 * java src/bench/OpenLoop.java ADDRESS PER_SECOND SECONDS [CLIENTS]
 * </pre>
 */
final class OpenLoop {

    private static final int USUAL_CLIENTS = 64;
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    private final URI address;
    private final long began = System.nanoTime() + 200_000_000;
    private final double pauseNanos;
    private final AtomicInteger next = new AtomicInteger();
    private final long[] tookNanos;
    private final AtomicLong failed = new AtomicLong();

    private OpenLoop(URI address, double perSecond, double seconds) {
        this.address = address;
        this.pauseNanos = 1e9 / perSecond;
        this.tookNanos = new long[(int) (perSecond * seconds)];
    }

    public static void main(String[] args) throws InterruptedException {
        if (args.length < 3 || Double.parseDouble(args[1]) * Double.parseDouble(args[2]) < 1) {
            System.err.println("usage: java src/bench/OpenLoop.java ADDRESS PER_SECOND SECONDS [CLIENTS], for one request at least");
            System.exit(2);
        }
        OpenLoop loop = new OpenLoop(URI.create(args[0]), Double.parseDouble(args[1]), Double.parseDouble(args[2]));
        int clients = args.length > 3 ? Integer.parseInt(args[3]) : USUAL_CLIENTS;
        CountDownLatch done = new CountDownLatch(clients);
        for (int client = 0; client < clients; client++) {
            new Thread(() -> {
                        loop.ask();
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        loop.print();
    }

    /** One client: it takes whatever request is due next. */
    private void ask() {
        byte[] request = ("GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(address.getRawPath(), address.getAuthority()))
                .getBytes(StandardCharsets.US_ASCII);
        Socket socket = null;
        InputStream answers = null;
        for (int number = next.getAndIncrement(); number < tookNanos.length; number = next.getAndIncrement()) {
            long due = began + (long) (number * pauseNanos);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            try {
                if (socket == null) {
                    socket = new Socket(address.getHost(), address.getPort());
                    socket.setTcpNoDelay(true);
                    answers = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                }
                socket.getOutputStream().write(request);
                read(answers);
            } catch (IOException e) {
                failed.incrementAndGet();
                close(socket);
                socket = null;
            }
            tookNanos[number] = System.nanoTime() - due;
        }
    }

    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            System.err.println("A connection could not be closed: " + e.getMessage());
        }
    }

    private static void read(InputStream answers) throws IOException {
        if (!line(answers).startsWith("HTTP/1.1 200 ")) {
            throw new IOException("not answered with 200");
        }
        long length = 0;
        boolean chunked = false;
        for (String header = line(answers); !header.isEmpty(); header = line(answers)) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Long.parseLong(header.substring(LENGTH.length()).trim());
            }
            chunked |= header.equalsIgnoreCase(CHUNKED);
        }
        if (chunked) {
            readChunks(answers);
        } else {
            answers.skipNBytes(length);
        }
    }

    private static void readChunks(InputStream answers) throws IOException {
        for (long size = size(answers); size > 0; size = size(answers)) {
            answers.skipNBytes(size);
            line(answers);
        }
        line(answers);
    }

    private static long size(InputStream answers) throws IOException {
        return Long.parseLong(line(answers), 16);
    }

    private static String line(InputStream answers) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int sign = answers.read(); sign != '\n'; sign = answers.read()) {
            if (sign < 0) {
                throw new EOFException();
            }
            if (sign != '\r') {
                line.append((char) sign);
            }
        }
        return line.toString();
    }

    private void print() {
        double seconds = (System.nanoTime() - began) / 1e9;
        long[] counted = Arrays.copyOfRange(tookNanos, tookNanos.length / 4, tookNanos.length);
        Arrays.sort(counted);
        System.out.printf(
                Locale.ROOT,
                "%d requests, %.0f a second, %d failed; p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, most %.1f ms%n",
                tookNanos.length,
                tookNanos.length / seconds,
                failed.get(),
                millisAt(0.5, counted),
                millisAt(0.99, counted),
                millisAt(0.999, counted),
                millisAt(1, counted));
    }

    private static double millisAt(double part, long[] sorted) {
        return sorted[(int) Math.ceil(part * sorted.length) - 1] / 1e6;
    }
}
