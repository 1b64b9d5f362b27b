import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads and writes, and counts what the clients saw: half of them keep their connection, half open one for each request; every third request
 * creates an instance, the others read. Bare sockets, for a client that tries again by itself would hide what was dropped.
 *
 * <pre>
 * java src/bench/Clients.java PORT CLIENTS PREFIX stop PID    stops that process with SIGTERM once they are at work
 * java src/bench/Clients.java PORT CLIENTS PREFIX while PID   goes on until that process has ended, and two seconds more
 * </pre>
 *
 * Each client ends when it is refused a connection, or when all is over. It prints how many requests were sent, answered, refused at
 * connect, dropped, answered with an error and acknowledged (201), and then the names that were acknowledged, one a line.
 */
final class Clients {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int AT_WORK = 300;
    private static final int WARM_UP_SECONDS = 120;
    private static final AtomicLong SENT = new AtomicLong();
    private static final AtomicLong ANSWERED = new AtomicLong();
    private static final AtomicLong REFUSED = new AtomicLong();
    private static final AtomicLong DROPPED = new AtomicLong();
    private static final AtomicLong FAILED = new AtomicLong();
    private static final Set<String> ACKNOWLEDGED = ConcurrentHashMap.newKeySet();
    private static final CountDownLatch WARM = new CountDownLatch(AT_WORK);

    private static int port;
    private static volatile boolean over;

    public static void main(String[] args) throws Exception {
        port = Integer.parseInt(args[0]);
        int clients = Integer.parseInt(args[1]);
        CountDownLatch done = new CountDownLatch(clients);
        for (int client = 0; client < clients; client++) {
            String name = args[2] + "-" + client;
            boolean keep = client % 2 == 0;
            new Thread(() -> {
                        new Client(name, keep).run();
                        done.countDown();
                    })
                    .start();
        }
        // a service is slow at first
        if (!WARM.await(WARM_UP_SECONDS, TimeUnit.SECONDS)) {
            System.err.println("The service has acknowledged only " + ACKNOWLEDGED.size() + " writes");
            System.exit(1);
        }
        if (args[3].equals("stop")) {
            new ProcessBuilder("kill", "-TERM", args[4]).inheritIO().start().waitFor();
        } else {
            System.err.println("at work");
            ProcessHandle.of(Long.parseLong(args[4])).ifPresent(process -> process.onExit().join());
            TimeUnit.SECONDS.sleep(2);
            over = true;
        }
        done.await();
        System.out.printf(
                "%d %d %d %d %d %d%n",
                SENT.get(), ANSWERED.get(), REFUSED.get(), DROPPED.get(), FAILED.get(), ACKNOWLEDGED.size());
        ACKNOWLEDGED.forEach(System.out::println);
    }

    /** Goes on until it is refused a connection, or all is over. */
    private static final class Client {

        private final String name;
        private final boolean keep;
        private Socket socket;
        private BufferedReader reader;
        private int number;

        Client(String name, boolean keep) {
            this.name = name;
            this.keep = keep;
        }

        void run() {
            while (!over) {
                if (socket == null && !connected()) {
                    return;
                }
                number++;
                request(number % 3 == 0 ? name + "-" + number : null);
            }
        }

        private boolean connected() {
            try {
                socket = new Socket();
                socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
                socket.setSoTimeout(PATIENCE_MILLIS);
                reader = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                return true;
            } catch (ConnectException refused) {
                REFUSED.incrementAndGet();
                return false;
            } catch (IOException reset) {
                // the connection was made, and cut off before anything was asked
                System.err.println("connect: " + reset);
                DROPPED.incrementAndGet();
                socket = null;
                return true;
            }
        }

        private void request(String create) {
            String body = "{\"name\":\"" + create + "\",\"model_name\":\"m\",\"cluster_name\":\"c\",\"image_tag\":\"t\"}";
            String head = create == null ? "GET /api/instances?limit=10 HTTP/1.1\r\n" : "POST /api/instances HTTP/1.1\r\n";
            String connection = keep ? "" : "Connection: close\r\n";
            String rest = create == null
                    ? "\r\n"
                    : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            SENT.incrementAndGet();
            try {
                socket.getOutputStream()
                        .write((head + "Host: localhost\r\n" + connection + rest).getBytes(StandardCharsets.ISO_8859_1));
                answered(create);
            } catch (IOException cut) {
                DROPPED.incrementAndGet();
                System.err.println((keep ? "kept " : "fresh ") + number + ": " + cut);
                close();
            }
        }

        private void answered(String create) throws IOException {
            String status = reader.readLine();
            if (status == null) {
                throw new IOException("closed without an answer");
            }
            int length = 0;
            boolean close = !keep;
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                String header = line.toLowerCase();
                if (header.startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
                close |= header.equals("connection: close");
            }
            for (int read = 0; read < length; read++) {
                if (reader.read() < 0) {
                    throw new IOException("cut off in the body");
                }
            }
            ANSWERED.incrementAndGet();
            int code = Integer.parseInt(status.split(" ")[1]);
            if (code >= 400) {
                FAILED.incrementAndGet();
            }
            if (code == 201) {
                ACKNOWLEDGED.add(create);
                WARM.countDown();
            }
            if (close) {
                close();
            }
        }

        private void close() {
            try {
                socket.close();
            } catch (IOException gone) {
                // it is what was wanted
            }
            socket = null;
        }
    }
}
