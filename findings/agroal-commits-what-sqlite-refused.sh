#!/usr/bin/env bash
# SQLite refuses a COMMIT while another connection reads, and keeps the transaction open, so that it can be tried again. Agroal, to which the
# connection is given back with its transaction open, sets auto-commit as it was, for which the driver commits: by then the reader may be gone,
# and what the caller was told to have failed is stored. No rollback comes between, unless the caller makes it.
#
# Seen with agroal-pool 3.0.1, sqlite-jdbc 3.53.2.0, Java 17:
#   commit: SQLITE_BUSY
#   rows after the connection was given back: 1
#   rows where the caller rolled back first: 0
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
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteException;

class Finding {
    static final String URL = "jdbc:sqlite:finding.db?busy_timeout=200";

    public static void main(String[] args) throws Exception {
        var configuration = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(p -> p.maxSize(1).connectionFactoryConfiguration(f -> f.jdbcUrl(URL)));
        try (AgroalDataSource pool = AgroalDataSource.from(configuration);
                Connection other = DriverManager.getConnection(URL);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE changed (a)");
            refused(pool, other, false);
            System.out.println("rows after the connection was given back: " + rows(statement));
            statement.execute("DELETE FROM changed");
            refused(pool, other, true);
            System.out.println("rows where the caller rolled back first: " + rows(statement));
        }
    }

    static void refused(AgroalDataSource pool, Connection other, boolean rollback) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement change = connection.createStatement()) {
            connection.setAutoCommit(false);
            change.execute("INSERT INTO changed VALUES (1)");
            try (Statement statement = other.createStatement();
                    ResultSet reading = statement.executeQuery("SELECT * FROM sqlite_master")) {
                reading.next();
                connection.commit();
            } catch (SQLiteException e) {
                if (rollback) {
                    connection.rollback();
                } else {
                    System.out.println("commit: " + e.getResultCode().name());
                }
            }
        }
    }

    static int rows(Statement statement) throws SQLException {
        try (ResultSet count = statement.executeQuery("SELECT count(*) FROM changed")) {
            count.next();
            return count.getInt(1);
        }
    }
}
JAVA
"$mvnw" -q -B -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib"
cd "$work"
java -cp "lib/*" Finding.java 2>log | tee seen || { cat log; exit 1; }
diff - seen <<'SEEN'
commit: SQLITE_BUSY
rows after the connection was given back: 1
rows where the caller rolled back first: 0
SEEN
