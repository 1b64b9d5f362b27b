#!/usr/bin/env bash
# Who asks a full Agroal pool just before its connection comes back may time out while that connection lies in the pool, idle. The pool is
# searched first, and waited for then; a return hands its connection to who waits already, and tells nobody who comes to wait an instant later.
# With one connection nobody else returns one. A listener that lets the connection come back between the two makes certain what otherwise takes
# some thousand tries.
#
# Seen with agroal-pool 3.0.1, sqlite-jdbc 3.53.2.0, Java 17:
#   after 500 ms or more: Sorry, acquisition timeout!
#   idle connections in the pool meanwhile: 1
#   and asked once more: lent
set -euo pipefail
mvnw=$(cd "$(dirname "$0")/.." && pwd)/mvnw
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat >"$work/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>io.agroal</groupId><artifactId>agroal-pool</artifactId><version>3.0.1</version></dependency>
    <dependency><groupId>org.xerial</groupId><artifactId>sqlite-jdbc</artifactId><version>3.53.2.0</version></dependency>
  </dependencies>
</project>
POM
cat >"$work/Finding.java" <<'JAVA'
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

class Finding {
    static Connection lent;

    public static void main(String[] args) throws Exception {
        var pool = new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled()
                .connectionPoolConfiguration(p -> p
                        .maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(500))
                        .connectionFactoryConfiguration(f -> f.jdbcUrl("jdbc:sqlite::memory:")));
        try (AgroalDataSource source = AgroalDataSource.from(pool, new Listener())) {
            lent = source.getConnection();
            long began = System.nanoTime();
            try (Connection next = source.getConnection()) {
                System.out.println("lent");
            } catch (SQLException e) {
                long millis = (System.nanoTime() - began) / 1_000_000;
                System.out.println("after " + (millis >= 500 ? "500 ms or more" : "less than 500 ms") + ": " + e.getMessage());
                System.out.println("idle connections in the pool meanwhile: " + source.getMetrics().availableCount());
            }
            try (Connection again = source.getConnection()) {
                System.out.println("and asked once more: lent");
            }
        }
    }

    static class Listener implements AgroalDataSourceListener {
        @Override
        public void beforePoolBlock(long timeout) {
            if (lent == null) {
                return; // the first connection is being opened
            }
            Thread holder = new Thread(() -> {
                try {
                    lent.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            holder.start();
            try {
                holder.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
JAVA
"$mvnw" -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
cd "$work"
java -cp "lib/*" Finding.java 2>log | tee seen || { cat log; exit 1; }
diff - seen <<'SEEN'
after 500 ms or more: Sorry, acquisition timeout!
idle connections in the pool meanwhile: 1
and asked once more: lent
SEEN
