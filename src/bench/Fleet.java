import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * Stands for replicas of the service on one PostgreSQL server: each has a probe with a name of its own, some pooled connections, an address
 * of its own where the server takes 127.0.0.0/8, and a row that it keeps fresh. Says "there" once all are, and leaves when its input ends.
 *
 * <pre>
 * java -cp src/bench:POSTGRESQL.jar src/bench/Fleet.java HOST:PORT/DATABASE USER REPLICAS CONNECTIONS
 * </pre>
 */
final class Fleet {

    private static final String NAME = "inference_instances_api";
    private static final int BEAT_MILLIS = 15_000;

    public static void main(String[] args) throws Exception {
        int replicas = Integer.parseInt(args[2]);
        int each = Integer.parseInt(args[3]);
        List<Connection> probes = new ArrayList<>();
        List<Connection> pools = new ArrayList<>();
        for (int replica = 1; replica <= replicas; replica++) {
            String from = "127.0.1." + replica;
            probes.add(open(args, NAME + "_probe/" + name(replica), from));
            for (int i = 0; i < each; i++) {
                pools.add(open(args, NAME, from));
            }
        }
        Thread beats = new Thread(() -> beat(probes, each));
        beats.setDaemon(true);
        // replicas that no longer tell of themselves are not what is to be measured
        beats.setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
        beats.start();
        System.out.println("there");
        while (System.in.read() >= 0) {
            // until whoever started it is done
        }
        try (Statement statement = probes.get(0).createStatement()) {
            statement.executeUpdate("DELETE FROM inference_instances_replicas WHERE name LIKE 'replica-%'");
        }
    }

    private static Connection open(String[] args, String name, String from) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", args[1]);
        properties.setProperty("ApplicationName", name);
        properties.setProperty("localSocketAddress", from);
        return DriverManager.getConnection("jdbc:postgresql://" + args[0], properties);
    }

    private static String name(int replica) {
        return "replica-%02d-%06x".formatted(replica, replica);
    }

    private static void beat(List<Connection> probes, int each) {
        try {
            while (true) {
                for (int i = 0; i < probes.size(); i++) {
                    tell(probes.get(i), name(i + 1), each);
                }
                Thread.sleep(BEAT_MILLIS);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tell(Connection probe, String name, int each) throws SQLException {
        try (PreparedStatement row = probe.prepareStatement(
                """
                INSERT INTO inference_instances_replicas
                VALUES (?, host(inet_client_addr()), 10, 20, ?, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
                ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at""")) {
            row.setString(1, name);
            row.setInt(2, each);
            row.executeUpdate();
        }
    }
}
